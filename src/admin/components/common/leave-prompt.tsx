import { Prompt } from "@medusajs/ui"
import { useBeforeUnload, useBlocker } from "react-router-dom"
import { useWords } from "../../hooks/use-words"

/**
 * While it is there, leaving the page asks first, unless the navigation says
 * that all is saved. Addresses that start with `within` do not leave the page.
 */
export const LeavePrompt = ({ within }: { within?: string }) => {
  const { t } = useWords()
  // Closing the tab or loading the page anew is asked about by the browser itself.
  useBeforeUnload((event) => event.preventDefault())
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !nextLocation.state?.isSubmitSuccessful &&
      currentLocation.pathname !== nextLocation.pathname &&
      !(within && nextLocation.pathname.startsWith(within))
  )
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("leave.title")}</Prompt.Title>
          <Prompt.Description>{t("leave.description")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>{t("leave.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>{t("leave.leave")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
