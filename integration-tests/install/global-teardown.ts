import { removeInstallation } from "./global-setup"

export default removeInstallation
