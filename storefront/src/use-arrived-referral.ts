"use client"

import { useCallback, useEffect, useLayoutEffect, useState } from "react"
import { type ArrivedReferral, forgetReferral, keepReferral, keptReferral, readReferralLink, type ReferralStorage } from "./arrived-referral.ts"

/** What `useArrivedReferral` needs to know. */
export interface UseArrivedReferralOptions {
  /** The query of the page's address, from a router that knows it; that of the window unless given. */
  search?: string
  /** Where the code is kept; the browser's local storage unless given. */
  storage?: ReferralStorage
}

/** The code that came with a link, and how to forget it. */
export interface ArrivedReferralState {
  /** Null on the server, for the first render, and where no link was followed in the last thirty days. */
  arrived: ArrivedReferral | null
  forget: () => void
}

/** Before the browser paints, so that what stands for the code pushes nothing away; on a server there is nothing to paint. */
const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect

/** Keeps the code of a followed link, `?ref=CODE`, for thirty days. Call it once, where every page passes by. */
export function useArrivedReferral({ search, storage }: UseArrivedReferralOptions = {}): ArrivedReferralState {
  const [arrived, setArrived] = useState<ArrivedReferral | null>(null)
  useBeforePaint(() => {
    const place = storage ?? localStorageOrNone()
    const followed = readReferralLink(search ?? window.location.search)
    if (followed) {
      keepReferral(followed, new Date(), place)
    }
    const known = followed ?? keptReferral(new Date(), place)
    // Where nothing can be kept, what was followed holds as long as the page does.
    setArrived((former) => (known === null || (former?.code === known.code && former.channel === known.channel) ? former : known))
  }, [search, storage])
  const forget = useCallback(() => {
    forgetReferral(storage ?? localStorageOrNone())
    setArrived(null)
  }, [storage])
  return { arrived, forget }
}

/** A browser can refuse even to name its storage: then nothing is remembered beyond this page. */
function localStorageOrNone(): ReferralStorage {
  try {
    return window.localStorage
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  }
}
