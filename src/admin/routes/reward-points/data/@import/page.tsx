import { ImportPoints } from "../../../../components/points-data/import-points"

const ImportPointsPage = () => <ImportPoints />

export default ImportPointsPage
