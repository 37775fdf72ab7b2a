import { OccasionForm } from "../../../../components/loyalty/occasion-form"

const CreateOccasionPage = () => <OccasionForm />

export default CreateOccasionPage
