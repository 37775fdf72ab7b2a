/** Conditions in the dashboard: everything that other pages use of them. */
export { ConditionEditor } from "./condition-editor"
export { ConditionView } from "./condition-view"
export { ConditionReasons } from "./condition-reasons"
