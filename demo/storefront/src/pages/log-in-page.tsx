import { type FormEvent, type ReactElement, useState } from "react"
import { Link, Navigate, useNavigate, useSearchParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Notice } from "../parts/notice.tsx"
import { useAnnounce } from "../shop/announcer.tsx"
import type { DemoBuyer } from "../shop/config.ts"
import { localAddress } from "../shop/local-address.ts"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"

/** Log-in, and the buyers of the demo to try. */
export function LogInPage(): ReactElement {
  const { config, customer, logIn } = useShop()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const back = localAddress(parameters.get("back"))

  const enter = async (email: string, password: string) => {
    setBusy(true)
    setProblem(null)
    try {
      const buyer = await logIn(email, password)
      announce(`Logged in as ${buyer.email}. Prices are now yours.`)
      navigate(back, { replace: true })
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  if (customer && !busy) {
    return <Navigate to={back} replace />
  }
  return (
    <>
      <PageHeading title="Log in" />
      <p className="lead">Your company’s prices, and your cart comes along.</p>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      <div className="log-in">
        <div>
          <LogInForm busy={busy} enter={enter} />
          <p className="log-in-new">
            New here? <Link to={`/register?${new URLSearchParams({ back })}`}>Create an account</Link>
          </p>
        </div>
        {config.buyers.length > 0 ? <DemoBuyers buyers={config.buyers} busy={busy} enter={enter} /> : null}
      </div>
    </>
  )
}

interface EnterProps {
  busy: boolean
  enter: (email: string, password: string) => Promise<void>
}

function LogInForm({ busy, enter }: EnterProps): ReactElement {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    void enter(String(values.get("email")), String(values.get("password")))
  }
  return (
    <form className="panel" onSubmit={submit} aria-label="Log in">
      <label className="field">
        <span>E-mail</span>
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label className="field">
        <span>Password</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" className="button" aria-disabled={busy || undefined}>
        {busy ? "Logging in …" : "Log in"}
      </button>
    </form>
  )
}

function DemoBuyers({ buyers, busy, enter }: EnterProps & { buyers: DemoBuyer[] }): ReactElement {
  return (
    <section className="panel" aria-labelledby="demo-buyers">
      <h2 id="demo-buyers">Buyers of the demo</h2>
      <p className="muted">Each sees the prices of the groups that the buyer is in.</p>
      <ul className="demo-buyers">
        {buyers.map(({ email, password, company, groups }) => (
          <li key={email}>
            <div>
              <strong>{company}</strong>
              <span className="muted">{email}</span>
              <span className="groups">
                {groups.map((group) => (
                  <span key={group} className="tag">
                    {group}
                  </span>
                ))}
              </span>
            </div>
            <button
              type="button"
              className="button-quiet"
              aria-label={`Log in as ${email}`}
              aria-disabled={busy || undefined}
              onClick={() => void enter(email, password)}
            >
              Log in
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
