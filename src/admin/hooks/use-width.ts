import { type RefObject, useEffect, useRef, useState } from "react"

/** How wide an element is, also after the window has changed; 0 before it is on the screen. */
export const useWidth = <T extends HTMLElement>(): [RefObject<T>, number] => {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (!element) {
      return
    }
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
