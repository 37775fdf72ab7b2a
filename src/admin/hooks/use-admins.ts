import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"

/** Names an admin by their id; the id itself where there is no such admin any more. */
export const useAdmins = () => {
  const { data } = useQuery({
    queryKey: ["reward-points", "admins"],
    queryFn: async () => {
      const { users } = await sdk.admin.user.list({ limit: 200, fields: "id,email,first_name,last_name" })
      return new Map(users.map(({ id, email, first_name, last_name }): [string, string] => [id, [first_name, last_name].filter(Boolean).join(" ") || email]))
    },
    staleTime: 5 * 60_000,
    retry: false,
  })
  return { nameOf: (id: string) => data?.get(id) ?? id }
}
