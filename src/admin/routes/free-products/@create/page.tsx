import { CreateFreeProduct } from "../../../components/free-products/create-rule"

const CreateFreeProductPage = () => <CreateFreeProduct />

export default CreateFreeProductPage
