import { act, fireEvent, render, screen, within } from "@testing-library/react"
import { waitingShop } from "./points.fixture.ts"
import { ReferralBanner } from "./referral-banner.tsx"
import { ReferralCard, type ReferralCardProps } from "./referral-card.tsx"
import { germanReferralLabels } from "./referral-labels.ts"
import { referral, referralOffer } from "./referrals.fixture.ts"
import type { Referral } from "./referrals.ts"
import { useReferral } from "./use-referral.ts"

type Shop = ReturnType<typeof waitingShop>
const read = () => (document.body.textContent ?? "").replace(/\u00a0/g, " ")
const click = (name: string) => fireEvent.click(screen.getByRole("button", { name }))
const field = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label)

function Card({ source, buyer = "cus_1", ...props }: { source: Shop["source"]; buyer?: string | null } & Partial<ReferralCardProps>) {
  return <ReferralCard state={useReferral({ source, buyer })} timeZone="Europe/Berlin" {...props} />
}

async function open(own: Referral = referral(), props: Partial<ReferralCardProps> = {}) {
  const { asked, source } = waitingShop()
  const { rerender, container } = render(<Card source={source} {...props} />)
  await asked[0]!.answer({ referral: own })
  return { asked, source, rerender, container }
}

function clipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true })
}

describe("ReferralCard", () => {
  it("says what both sides get, how friends are doing, what was earned and what is on its way", async () => {
    await open()
    expect(read()).toContain("Your friend gets10 % off the first orderYou get500 points")
    expect(screen.getByText("used your code").parentElement?.textContent).toBe("used your code1")
    expect(screen.getByText("brought you a reward").parentElement?.textContent).toBe("brought you a reward2")
    expect(read()).toContain("1,000 points earned so far")
    expect(read()).toContain("500 points on their way, due on December 14, 2026")
    expect(read()).toContain("3 more friends bring you 500 points on top.")
  })

  it("copies code and link, and selects what the browser does not let it copy", async () => {
    await open()
    const written: string[] = []
    clipboard(async (text) => void written.push(text))
    await act(async () => click("Copy the code K7QX4WRN"))
    await act(async () => click("Copy the link"))
    expect(written).toEqual(["K7QX4WRN", "https://shop.example/?ref=K7QX4WRN"])
    clipboard(() => Promise.reject(new Error("not allowed")))
    await act(async () => click("Copy the link"))
    expect(getSelection()?.toString()).toBe("https://shop.example/?ref=K7QX4WRN")
    expect(read()).toContain("Please select and copy it.")
  })

  it("makes the link itself where the shop does not say one, and fills it into the message", async () => {
    await open(referral({ link: null, share: { subject: "For you", text: "Use {code}: {link}" } }), { page: "https://my.example/start" })
    expect(screen.getByText("https://my.example/start?ref=K7QX4WRN")).toBeTruthy()
    expect(field("Your message").value).toBe("Use K7QX4WRN: https://my.example/start?ref=K7QX4WRN")
    expect(screen.getByRole("link", { name: "Write an e-mail myself", hidden: true }).getAttribute("href")).toBe(
      `mailto:?subject=For%20you&body=${encodeURIComponent("Use K7QX4WRN: https://my.example/start?ref=K7QX4WRN")}`
    )
  })

  it("asks for a code once, and shows it", async () => {
    const { asked } = await open(referral({ code: null, link: null, counts: { claimed: 0, qualified: 0, rewarded: 0 }, earned: { points: 0, codes: [] }, open: [] }))
    expect(screen.queryByText("used your code")).toBeNull()
    click("Get my code")
    click("Get my code")
    expect(asked.slice(1).map(({ method, path, body }) => [method, path, body])).toEqual([["POST", "/store/customers/me/referral/code", {}]])
    await asked[1]!.answer({ referral: referral() })
    expect(screen.getByText("K7QX4WRN")).toBeTruthy()
  })

  it("replaces a code only after it has said that the old one ends", async () => {
    const { asked } = await open()
    click("New code")
    expect(asked).toHaveLength(1)
    expect(read()).toContain("The old code and its link will work no longer.")
    click("Replace it")
    expect(asked[1]!.body).toEqual({ replace: true })
    await asked[1]!.answer({ referral: referral({ code: "M3TZ9HPA", link: "https://shop.example/?ref=M3TZ9HPA", share: { subject: "For you", text: "https://shop.example/?ref=M3TZ9HPA" } }) })
    expect(screen.getByText("M3TZ9HPA")).toBeTruthy()
    expect(field("Your message").value).toBe("https://shop.example/?ref=M3TZ9HPA")
    expect(screen.getByRole("button", { name: "New code" })).toBeTruthy()
  })

  it("sends invitations in the shop's words unless they were changed, with the link left to the shop", async () => {
    const { asked } = await open()
    fireEvent.change(field("E-mail addresses"), { target: { value: "a@x.example b@x.example" } })
    click("Send invitations")
    expect(asked[1]!.body).toEqual({ emails: ["a@x.example", "b@x.example"] })
    await asked[1]!.answer({ sent: 2, left_today: 0 })
    expect(read()).toContain("2 invitations were sent.")
    expect(read()).toContain("We have sent all of today’s invitations for you.")
    expect(screen.queryByLabelText("E-mail addresses")).toBeNull()
  })

  it("leaves the link in changed words to the shop", async () => {
    const { asked } = await open()
    fireEvent.change(field("Your message"), { target: { value: "Hi! https://shop.example/?ref=K7QX4WRN" } })
    fireEvent.change(field("E-mail addresses"), { target: { value: "a@x.example" } })
    click("Send invitations")
    expect(asked[1]!.body).toEqual({ emails: ["a@x.example"], text: "Hi! {link}" })
  })

  it.each([
    ["", "Please enter at least one e-mail address."],
    ["a@x.example, nobody", "nobody is no e-mail address."],
    ["a@x.example b@x.example c@x.example", "At most 2 more today, please."],
  ])("does not send %j, and says why at the field", async (typed, sentence) => {
    const { asked } = await open()
    fireEvent.change(field("E-mail addresses"), { target: { value: typed } })
    click("Send invitations")
    expect(asked).toHaveLength(1)
    expect(screen.getByRole("alert").textContent).toBe(sentence)
    expect(document.activeElement).toBe(field("E-mail addresses"))
    expect(field("E-mail addresses").value).toBe(typed)
  })

  it.each([
    [{ status: 429 }, "Not all of them can be sent today. Please take some addresses out, or go on tomorrow."],
    [{ errors: [{ path: "emails[1]", reason: "invalid_email" }] }, "b@x.example is no e-mail address."],
    [{ errors: [{ path: "emails.0", reason: "invited_already" }] }, "a@x.example was invited not long ago."],
    [{ errors: [{ path: "text", reason: "other_link" }] }, "Your message has a link to another page. Please leave only your own link in it."],
    [{ status: 400 }, "These invitations were not sent. Please check the addresses."],
    [new Error("offline"), "This did not work. Nothing was changed; please try again."],
  ])("keeps the addresses that the shop does not take, and says why: %j", async (failure, sentence) => {
    const { asked } = await open()
    fireEvent.change(field("E-mail addresses"), { target: { value: "a@x.example b@x.example" } })
    click("Send invitations")
    await asked[1]!.fail(failure)
    expect(screen.getByRole("alert").textContent).toBe(sentence)
    expect(field("E-mail addresses").value).toBe("a@x.example b@x.example")
  })

  it("names the company that refers", async () => {
    await open(referral({ refers_for: { type: "company", id: "comp_1", name: "Brenner GmbH" } }))
    expect(read()).toContain("You refer for Brenner GmbH: its wallet gets the points.")
  })

  it("lists codes that were earned, and copies open ones alone", async () => {
    const code = { title: { en: "10 % off", de: "10 % Rabatt" }, ends_at: "2026-12-31T23:00:00.000Z" }
    await open(referral({ earned: { points: 0, codes: [{ ...code, code: "OPEN", status: "open" }, { ...code, code: "USED", status: "used" }] } }))
    const items = within(screen.getByRole("list", { name: "Your codes from referrals" })).getAllByRole("listitem")
    expect(items.map(({ textContent }) => textContent)).toEqual(["10 % offOPENuntil December 31, 2026Copy", "10 % offUSEDused"])
  })

  it.each([
    ["not_an_advocate", "Referring friends is not open to your account yet."],
    ["exhausted", "You have referred as many friends as are rewarded. Thank you!"],
    ["program_off", "Referring friends is not possible at the moment."],
  ] as const)("says why nobody can be referred now (%s), and keeps what was", async (status, sentence) => {
    await open(referral({ status }))
    expect(read()).toContain(sentence)
    expect(screen.queryByText("Copy")).toBeNull()
    expect(read()).toContain("1,000 points earned so far")
  })

  it("shows nothing to guests, nor of a programme that is off to who never took part", async () => {
    const { container } = await open(referral({ status: "program_off", code: null, counts: { claimed: 0, qualified: 0, rewarded: 0 }, earned: { points: 0, codes: [] }, open: [] }))
    expect(container.innerHTML).toBe("")
    expect(render(<Card source={waitingShop().source} buyer={null} />).container.innerHTML).toBe("")
  })

  it("forgets a buyer when another one logs in, and asks again after a failure", async () => {
    const { asked, source, rerender } = await open()
    rerender(<Card source={source} buyer="cus_2" />)
    expect(read()).toBe("Loading …")
    await asked[1]!.fail(new Error("offline"))
    click("Try again")
    await asked[2]!.answer({ referral: referral({ code: "OTHER" }) })
    expect(screen.getByText("OTHER")).toBeTruthy()
  })

  it("speaks German", async () => {
    await open(referral(), { labels: germanReferralLabels, locale: "de" })
    expect(read()).toContain("Das bekommt Ihr Freund10 % auf die erste Bestellung")
    expect(read()).toContain("500 Punkte sind unterwegs, fällig am 14. Dezember 2026")
    expect(read()).toContain("Noch 3 Freunde, und Sie bekommen 500 Punkte dazu.")
  })
})

describe("ReferralBanner", () => {
  it("says who gives what, and that it waits for the cart or is on it", () => {
    const { rerender } = render(<ReferralBanner offer={referralOffer()} />)
    expect(read()).toBe("Anna gives you 10 % off the first orderIt is waiting for your cart. You need not enter anything.")
    rerender(<ReferralBanner offer={referralOffer({ advocate_name: null })} onCart />)
    expect(read()).toBe("A friend gives you 10 % off the first orderIt is on your cart.")
  })

  it("closes where it can be closed, and shows nothing for a code that does not work", () => {
    const onDismiss = jest.fn()
    const { rerender, container } = render(<ReferralBanner offer={referralOffer()} onDismiss={onDismiss} />)
    click("Close")
    expect(onDismiss).toHaveBeenCalledTimes(1)
    rerender(<ReferralBanner offer={null} />)
    expect(container.innerHTML).toBe("")
  })

  it("speaks German", () => {
    render(<ReferralBanner offer={referralOffer()} labels={germanReferralLabels} locale="de-AT" />)
    expect(read()).toContain("Anna schenkt Ihnen 10 % auf die erste Bestellung")
  })
})
