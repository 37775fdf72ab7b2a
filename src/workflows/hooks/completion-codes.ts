/** Personal codes at both doors of completion. A refused one is taken off the cart. */
import { completeCartCodes, undoCartCodes } from "../rewards/codes/complete"
import { claimAtCompletion } from "./claim-at-completion"

claimAtCompletion({ claim: completeCartCodes, undo: undoCartCodes })
