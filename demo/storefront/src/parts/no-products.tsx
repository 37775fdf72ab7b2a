import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { useCatalogue } from "../shop/catalogue.tsx"

/** A listing with nothing in it, and where to go from there. */
export function NoProducts({ words }: { words: string | undefined }): ReactElement {
  const { roots } = useCatalogue()
  return (
    <div className="no-products panel">
      <p>
        {words
          ? "Try another word, a shorter one, or the article number. Or look through the departments:"
          : "There is nothing here at the moment. Look through the other departments:"}
      </p>
      <ul className="chips">
        {roots.map(({ id, handle, name }) => (
          <li key={id}>
            <Link to={`/categories/${handle}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
