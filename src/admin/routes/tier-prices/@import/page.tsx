import { ImportPrices } from "../../../components/import/import-prices"

const ImportTierPricesPage = () => <ImportPrices />

export default ImportTierPricesPage
