/** The friend's first order at both doors of completion. A refused discount is taken off the cart. */
import { completeCartReferral, undoCartReferral } from "../referrals/discount/complete"
import { claimAtCompletion } from "./claim-at-completion"

claimAtCompletion({ claim: completeCartReferral, undo: undoCartReferral })
