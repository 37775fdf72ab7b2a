/** Free products at both doors of completion. What is refused is taken out of the cart. */
import { completeFreeProducts, undoFreeProducts } from "../free-products/completion/complete"
import { claimAtCompletion } from "./claim-at-completion"

claimAtCompletion({ claim: completeFreeProducts, undo: undoFreeProducts })
