import { CreateEarningRule } from "../../../../components/points-rules/create-rule"

const CreateEarningRulePage = () => <CreateEarningRule />

export default CreateEarningRulePage
