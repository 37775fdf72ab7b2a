import { LadderForm } from "../../../components/loyalty/ladder-form"

const CreateLadderPage = () => <LadderForm />

export default CreateLadderPage
