import { type FormEvent, type ReactElement, useState } from "react"
import { Link, Navigate, useNavigate, useSearchParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Notice } from "../parts/notice.tsx"
import { useAnnounce } from "../shop/announcer.tsx"
import { localAddress } from "../shop/local-address.ts"
import { problemText } from "../shop/problem.ts"
import { useReferrals } from "../shop/referrals.tsx"
import { useShop } from "../shop/shop.tsx"

const FIELDS = [
  { name: "first_name", label: "First name", autoComplete: "given-name", half: true },
  { name: "last_name", label: "Last name", autoComplete: "family-name", half: true },
  { name: "company_name", label: "Company", autoComplete: "organization", optional: true },
  { name: "email", label: "E-mail", autoComplete: "username", type: "email" },
  { name: "password", label: "Password", autoComplete: "new-password", type: "password" },
]

/** An account for who has none. */
export function RegisterPage(): ReactElement {
  const { customer, register } = useShop()
  const { offer } = useReferrals()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const back = localAddress(parameters.get("back"))

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) {
      return
    }
    const values = new FormData(event.currentTarget)
    const text = (name: string) => String(values.get(name) ?? "").trim()
    setBusy(true)
    setProblem(null)
    try {
      const { email } = await register({
        email: text("email"),
        password: String(values.get("password")),
        first_name: text("first_name"),
        last_name: text("last_name"),
        company_name: text("company_name") || undefined,
      })
      announce(`Your account is there. You are logged in as ${email}.`)
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
    <div className="narrow">
      <PageHeading title="Create an account" />
      <p className="lead">{offer ? `Your cart comes along, and so does what ${offer.advocate_name ?? "your friend"} gives you.` : "Your cart comes along."}</p>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      <form className="panel fields" onSubmit={(event) => void enter(event)} aria-label="Create an account">
        {FIELDS.map(({ name, label, autoComplete, type = "text", optional, half }) => (
          <label key={name} className={half ? "field field-half" : "field"}>
            <span>
              {label}
              {optional ? <small> optional</small> : null}
            </span>
            <input name={name} type={type} autoComplete={autoComplete} required={!optional} minLength={type === "password" ? 8 : undefined} />
          </label>
        ))}
        <button type="submit" className="button" aria-disabled={busy || undefined}>
          {busy ? "One moment …" : "Create account"}
        </button>
      </form>
      <p>
        You have one already? <Link to={`/login?${new URLSearchParams({ back })}`}>Log in</Link>
      </p>
    </div>
  )
}
