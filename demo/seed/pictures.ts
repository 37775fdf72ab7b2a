/**
 * The pictures of the demo shop, drawn: one SVG per kind of article, on a ground in the colour of its department.
 * Nothing here is a photograph or a trademark.
 */

const STEEL = "url(#steel)"
const DARK = "#39424e"
const EDGE = "#5f6b7a"

type Drawing = { ground: [string, string]; shapes: string }

const blue: [string, string] = ["#eaf1f8", "#cddcec"]
const amber: [string, string] = ["#fbf3e4", "#f0dcb6"]
const green: [string, string] = ["#eaf5ee", "#c9e3d2"]
const red: [string, string] = ["#fbeeec", "#efcfca"]
const violet: [string, string] = ["#f1eff9", "#d8d2ee"]
const teal: [string, string] = ["#e7f4f5", "#c2e0e3"]
const grey: [string, string] = ["#f1f2f4", "#d8dce2"]
const sand: [string, string] = ["#f8f4ec", "#e6dac3"]

/** Corners of a regular polygon as an SVG point list. */
function polygon(corners: number, cx: number, cy: number, radius: number, turn = 0): string {
  return Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / corners
    return `${(cx + radius * Math.cos(angle)).toFixed(1)},${(cy + radius * Math.sin(angle)).toFixed(1)}`
  }).join(" ")
}

/** A ring: what lies between two radii. */
function ring(cx: number, cy: number, outer: number, inner: number, fill: string, extra = ""): string {
  return `<circle cx="${cx}" cy="${cy}" r="${(outer + inner) / 2}" fill="none" stroke="${fill}" stroke-width="${outer - inner}" ${extra}/>`
}

/** Slanted strokes over a shaft, read as a thread. */
function thread(x: number, y: number, width: number, from: number, to: number): string {
  const strokes: string[] = []
  for (let at = from; at < to; at += 12) {
    strokes.push(`<path d="M${x} ${y + at + 6}L${x + width} ${y + at}" stroke="${EDGE}" stroke-width="3"/>`)
  }
  return strokes.join("")
}

const bearingBalls = Array.from({ length: 9 }, (_, i) => {
  const angle = (i * 2 * Math.PI) / 9
  return `<circle cx="${(200 + 88 * Math.cos(angle)).toFixed(1)}" cy="${(200 + 88 * Math.sin(angle)).toFixed(1)}" r="21" fill="${STEEL}" stroke="${EDGE}" stroke-width="2"/>`
}).join("")

const drawings = {
  bolt: {
    ground: blue,
    shapes: `<g transform="rotate(32 200 200)"><path d="M140 84h120l22 30-22 30H140l-22-30z" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M176 84v60M224 84v60" stroke="${EDGE}" stroke-width="3"/><rect x="170" y="144" width="60" height="182" rx="6" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/>${thread(170, 150, 60, 30, 170)}</g>`,
  },
  screw: {
    ground: blue,
    shapes: `<g transform="rotate(-28 200 200)"><path d="M140 96q60-34 120 0v46H140z" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><polygon points="${polygon(6, 200, 112, 22)}" fill="${DARK}"/><path d="M174 142h52v150l-26 44-26-44z" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/>${thread(174, 146, 52, 6, 140)}</g>`,
  },
  nut: {
    ground: blue,
    shapes: `<polygon points="${polygon(6, 200, 200, 122)}" fill="${STEEL}" stroke="${EDGE}" stroke-width="4" stroke-linejoin="round"/><circle cx="200" cy="200" r="98" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="4"/><circle cx="200" cy="200" r="64" fill="${blue[1]}" stroke="${EDGE}" stroke-width="4"/>${ring(200, 200, 62, 52, "#8b97a6", 'stroke-dasharray="10 5"')}`,
  },
  washer: {
    ground: blue,
    shapes: `${ring(152, 226, 92, 44, EDGE)}${ring(152, 226, 90, 46, STEEL)}${ring(256, 160, 92, 44, EDGE)}${ring(256, 160, 90, 46, STEEL)}${ring(256, 160, 86, 82, "#fff", 'stroke-opacity=".6"')}`,
  },
  rivet: {
    ground: blue,
    shapes: `<g transform="rotate(24 200 200)"><ellipse cx="200" cy="186" rx="78" ry="20" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M166 192h68v96q-34 22-68 0z" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><rect x="192" y="52" width="16" height="128" fill="#9aa5b3" stroke="${EDGE}" stroke-width="2"/><circle cx="200" cy="306" r="17" fill="#9aa5b3" stroke="${EDGE}" stroke-width="2"/></g>`,
  },
  pin: {
    ground: blue,
    shapes: `<g transform="rotate(40 200 200)"><rect x="150" y="70" width="46" height="240" rx="20" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><rect x="216" y="110" width="36" height="190" rx="16" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M162 96v188M226 132v146" stroke="#fff" stroke-opacity=".7" stroke-width="6"/></g>`,
  },
  oring: {
    ground: violet,
    shapes: `${ring(172, 214, 110, 84, "#2c2f38")}${ring(172, 214, 101, 97, "#6d7484")}${ring(262, 152, 70, 52, "#7c3f2e")}${ring(262, 152, 63, 60, "#b4735f")}`,
  },
  gasket: {
    ground: violet,
    shapes: `<path fill-rule="evenodd" d="M200 70a130 130 0 1 0 .1 0zM200 136a64 64 0 1 1-.1 0z" fill="#b9ad98" stroke="#8b7f6a" stroke-width="4"/>${[0, 1, 2, 3].map((i) => `<circle cx="${200 + 97 * Math.cos(0.785 + i * 1.571)}" cy="${200 + 97 * Math.sin(0.785 + i * 1.571)}" r="17" fill="${violet[1]}" stroke="#8b7f6a" stroke-width="4"/>`).join("")}`,
  },
  shaftseal: {
    ground: violet,
    shapes: `${ring(200, 200, 128, 96, STEEL)}${ring(200, 200, 98, 62, "#2c2f38")}${ring(200, 200, 82, 78, "#6d7484", 'stroke-dasharray="18 5"')}<circle cx="200" cy="200" r="128" fill="none" stroke="${EDGE}" stroke-width="3"/>`,
  },
  drill: {
    ground: amber,
    shapes: `<g transform="rotate(38 200 200)"><rect x="180" y="52" width="40" height="92" rx="4" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M180 144h40v176l-20 34-20-34z" fill="#c9a24a" stroke="#8d6d22" stroke-width="3"/>${[0, 1, 2, 3].map((i) => `<path d="M180 ${190 + i * 42}q22-6 40-42" fill="none" stroke="#8d6d22" stroke-width="7"/>`).join("")}</g>`,
  },
  toolcase: {
    ground: amber,
    shapes: `<rect x="74" y="124" width="252" height="172" rx="14" fill="#3f5d7d" stroke="#2b4057" stroke-width="4"/><path d="M158 124v-22q0-14 14-14h56q14 0 14 14v22" fill="none" stroke="#2b4057" stroke-width="10"/><path d="M74 196h252" stroke="#2b4057" stroke-width="4"/>${[0, 1, 2, 3, 4, 5].map((i) => `<rect x="${102 + i * 36}" y="${216 + i * 3}" width="${8 + i * 2}" height="${58 - i * 3}" rx="3" fill="#d9b45c"/>`).join("")}<rect x="182" y="186" width="36" height="22" rx="4" fill="#d6dde6"/>`,
  },
  endmill: {
    ground: amber,
    shapes: `<g transform="rotate(-34 200 200)"><rect x="164" y="50" width="72" height="140" rx="5" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M164 190h72v146h-72z" fill="#5b4a6f" stroke="#3d3050" stroke-width="3"/>${[0, 1, 2].map((i) => `<path d="M164 ${262 + i * 40}q42-16 72-62" fill="none" stroke="#a893c4" stroke-width="9"/>`).join("")}</g>`,
  },
  tap: {
    ground: amber,
    shapes: `<g transform="rotate(30 200 200)"><rect x="182" y="46" width="36" height="40" fill="${DARK}"/><rect x="178" y="86" width="44" height="110" fill="${STEEL}" stroke="${EDGE}" stroke-width="3"/><path d="M170 196h60v110l-16 40h-28l-16-40z" fill="#c9a24a" stroke="#8d6d22" stroke-width="3"/>${thread(170, 198, 60, 4, 110)}<path d="M192 196q-10 70 6 148" fill="none" stroke="#6e5314" stroke-width="8"/></g>`,
  },
  glove: {
    ground: green,
    shapes: `<path d="M132 330v-96l-34-58q-6-22 14-24 12 0 20 14l20 32V96q2-20 18-20t18 20v70-88q2-20 18-20t18 20v88-76q2-18 18-18t18 18v86-52q2-16 16-16t16 16v104q0 40-20 66v36z" fill="#2f7f57" stroke="#1f5a3d" stroke-width="4" stroke-linejoin="round"/><rect x="124" y="318" width="152" height="34" rx="10" fill="#f0c14a" stroke="#b88a1c" stroke-width="4"/>`,
  },
  glasses: {
    ground: green,
    shapes: `<path d="M60 176q66-34 128-4 12 8 24 0 62-30 128 4l-12 66q-14 34-62 34-50 0-58-46-8-14-16 0-8 46-58 46-48 0-62-34z" fill="#bfe0ee" fill-opacity=".85" stroke="#2b6a86" stroke-width="7"/><path d="M60 176l-22-34M340 176l22-34" stroke="#2b6a86" stroke-width="10" stroke-linecap="round"/><path d="M96 190l40 46M250 190l40 46" stroke="#fff" stroke-width="8" stroke-opacity=".8"/>`,
  },
  earplug: {
    ground: green,
    shapes: `<path d="M110 250q90 110 180 0" fill="none" stroke="#3f78b5" stroke-width="6"/>${[104, 236].map((x) => `<path d="M${x} 250q-8-120 30-142 38 22 30 142-30 20-60 0z" fill="#f2a33a" stroke="#bd7414" stroke-width="4"/>`).join("")}`,
  },
  helmet: {
    ground: green,
    shapes: `<path d="M82 250q0-140 118-144 118 4 118 144z" fill="#f2c230" stroke="#b98d12" stroke-width="5"/><path d="M172 110q28-16 56 0v140h-56z" fill="#f8d869" stroke="#b98d12" stroke-width="4"/><rect x="58" y="246" width="284" height="30" rx="15" fill="#dca918" stroke="#b98d12" stroke-width="4"/><path d="M112 276q10 44 88 46 78-2 88-46" fill="none" stroke="${DARK}" stroke-width="9"/>`,
  },
  mask: {
    ground: green,
    shapes: `<path d="M96 160q104-76 208 0 10 120-104 168Q86 280 96 160z" fill="#fbfcfd" stroke="#aab6c2" stroke-width="5"/><path d="M104 206h192M122 256h156" stroke="#d4dce4" stroke-width="5"/><circle cx="200" cy="232" r="36" fill="#d5dde6" stroke="#8c99a8" stroke-width="5"/><path d="M184 222h32M184 234h32M184 246h32" stroke="#8c99a8" stroke-width="4"/><path d="M98 176L40 140M302 176l58-36" stroke="#e0b24a" stroke-width="8"/>`,
  },
  bottle: {
    ground: red,
    shapes: `<path d="M182 58h36l8 60h-52z" fill="#d7dde4" stroke="${EDGE}" stroke-width="4"/><rect x="160" y="116" width="80" height="28" rx="5" fill="${DARK}"/><path d="M150 144h100q20 8 20 30v150q0 18-18 18H148q-18 0-18-18V174q0-22 20-30z" fill="#c23b32" stroke="#8a2620" stroke-width="4"/><rect x="130" y="204" width="140" height="88" fill="#fff"/><path d="M150 228h100M150 248h78M150 268h90" stroke="#c23b32" stroke-width="8"/>`,
  },
  cartridge: {
    ground: red,
    shapes: `<g transform="rotate(28 200 200)"><path d="M188 30h24l8 74h-40z" fill="#e8ecf0" stroke="${EDGE}" stroke-width="3"/><rect x="150" y="104" width="100" height="220" rx="8" fill="#eef1f4" stroke="${EDGE}" stroke-width="4"/><rect x="150" y="150" width="100" height="120" fill="#c2562f"/><path d="M168 182h64M168 206h46M168 230h56" stroke="#fff" stroke-width="9"/><rect x="142" y="322" width="116" height="22" rx="6" fill="${DARK}"/></g>`,
  },
  tape: {
    ground: red,
    shapes: `<circle cx="186" cy="196" r="118" fill="#f7f8f9" stroke="#9ba7b4" stroke-width="4"/>${ring(186, 196, 112, 74, "#e3e8ee", 'stroke-dasharray="3 3"')}<circle cx="186" cy="196" r="66" fill="#d0a46a" stroke="#9b7440" stroke-width="5"/><circle cx="186" cy="196" r="52" fill="${red[1]}"/><path d="M186 314h160v-26H240" fill="#f7f8f9" stroke="#9ba7b4" stroke-width="4"/>`,
  },
  fitting: {
    ground: teal,
    shapes: `<g transform="rotate(-24 200 200)"><rect x="52" y="180" width="76" height="40" rx="4" fill="#2f6fb0" stroke="#1e4d80" stroke-width="3"/><rect x="120" y="156" width="86" height="88" rx="12" fill="#27323e"/><polygon points="206,144 262,144 276,200 262,256 206,256 196,200" fill="#d8c48d" stroke="#937c3c" stroke-width="4"/><rect x="266" y="166" width="84" height="68" rx="4" fill="#d8c48d" stroke="#937c3c" stroke-width="4"/>${[0, 1, 2, 3, 4].map((i) => `<path d="M${278 + i * 15} 166l-6 68" stroke="#937c3c" stroke-width="4"/>`).join("")}</g>`,
  },
  tubing: {
    ground: teal,
    shapes: `${[0, 1, 2, 3].map((i) => `<ellipse cx="200" cy="${166 + i * 24}" rx="${124 - i * 3}" ry="62" fill="none" stroke="#1f5f9e" stroke-width="20"/><ellipse cx="200" cy="${162 + i * 24}" rx="${124 - i * 3}" ry="62" fill="none" stroke="#7db4e6" stroke-width="5"/>`).join("")}<path d="M318 236q40 30 34 92" fill="none" stroke="#1f5f9e" stroke-width="20" stroke-linecap="round"/>`,
  },
  cylinder: {
    ground: teal,
    shapes: `<g transform="rotate(-18 200 200)"><rect x="276" y="186" width="92" height="28" rx="4" fill="#eef2f5" stroke="${EDGE}" stroke-width="3"/><rect x="84" y="138" width="200" height="124" rx="10" fill="${STEEL}" stroke="${EDGE}" stroke-width="4"/><path d="M98 168h172M98 232h172" stroke="${EDGE}" stroke-width="5"/><circle cx="122" cy="200" r="14" fill="${DARK}"/><circle cx="246" cy="200" r="14" fill="${DARK}"/><rect x="48" y="168" width="38" height="64" rx="6" fill="#8995a3" stroke="${EDGE}" stroke-width="3"/></g>`,
  },
  valve: {
    ground: teal,
    shapes: `<rect x="82" y="196" width="236" height="92" rx="10" fill="${STEEL}" stroke="${EDGE}" stroke-width="4"/>${[0, 1, 2].map((i) => `<circle cx="${140 + i * 60}" cy="242" r="18" fill="${DARK}"/>`).join("")}<rect x="112" y="104" width="92" height="92" rx="8" fill="#27323e"/><rect x="128" y="70" width="60" height="40" rx="6" fill="#111920"/><path d="M158 70V40" stroke="#111920" stroke-width="14"/><rect x="126" y="134" width="64" height="34" rx="4" fill="#3f8ad0"/><path d="M230 196v-40h60v40" fill="#8995a3" stroke="${EDGE}" stroke-width="4"/>`,
  },
  bearing: {
    ground: grey,
    shapes: `${ring(200, 200, 136, 110, EDGE)}${ring(200, 200, 134, 112, STEEL)}<circle cx="200" cy="200" r="110" fill="#4b5663"/>${bearingBalls}${ring(200, 200, 70, 44, EDGE)}${ring(200, 200, 68, 46, STEEL)}<circle cx="200" cy="200" r="44" fill="${grey[1]}"/>`,
  },
  belt: {
    ground: grey,
    shapes: `<rect x="66" y="130" width="268" height="140" rx="70" fill="none" stroke="#23272e" stroke-width="30"/><rect x="82" y="146" width="236" height="108" rx="54" fill="none" stroke="#565e69" stroke-width="8" stroke-dasharray="10 8"/><circle cx="136" cy="200" r="40" fill="${STEEL}" stroke="${EDGE}" stroke-width="4"/><circle cx="264" cy="200" r="40" fill="${STEEL}" stroke="${EDGE}" stroke-width="4"/><circle cx="136" cy="200" r="12" fill="${DARK}"/><circle cx="264" cy="200" r="12" fill="${DARK}"/>`,
  },
  book: {
    ground: sand,
    shapes: `<path d="M108 78h176q18 0 18 18v226H126q-18 0-18-18z" fill="#28527a" stroke="#183552" stroke-width="4"/><path d="M126 290h176v32H126q-18-2-18-16t18-16z" fill="#f5f1e6" stroke="#183552" stroke-width="4"/><rect x="140" y="118" width="128" height="62" rx="4" fill="#f5d36a"/><path d="M156 138h96M156 158h66" stroke="#28527a" stroke-width="8"/><circle cx="204" cy="234" r="28" fill="none" stroke="#f5d36a" stroke-width="8" stroke-dasharray="14 8"/>`,
  },
  mug: {
    ground: sand,
    shapes: `<path d="M262 152h22q48 0 48 52t-56 56h-16" fill="none" stroke="#183552" stroke-width="22"/><path d="M262 152h22q48 0 48 52t-56 56h-16" fill="none" stroke="#28527a" stroke-width="15"/><path d="M112 110h156v190q0 28-28 28H140q-28 0-28-28z" fill="#28527a" stroke="#183552" stroke-width="4"/><ellipse cx="190" cy="110" rx="78" ry="18" fill="#f5f1e6" stroke="#183552" stroke-width="4"/><ellipse cx="190" cy="112" rx="62" ry="12" fill="#5d3b22"/><polygon points="${polygon(6, 190, 222, 42)}" fill="#f5b400"/><circle cx="190" cy="222" r="19" fill="#28527a"/>`,
  },
  parcel: {
    ground: sand,
    shapes: `<path d="M200 74l126 54v146l-126 58-126-58V128z" fill="#c99a63" stroke="#8d6636" stroke-width="4" stroke-linejoin="round"/><path d="M74 128l126 56 126-56M200 184v148" fill="none" stroke="#8d6636" stroke-width="4"/><path d="M136 100l126 56v46l-22-10v-36L114 110z" fill="#f0dfc4"/>`,
  },
} satisfies Record<string, Drawing>

/** The kinds of article that there is a picture of. */
export type Picture = keyof typeof drawings

/** All pictures, ready to be written: file name and SVG text. */
export function drawPictures(): { file: string; svg: string }[] {
  return Object.entries(drawings).map(([name, drawing]) => ({ file: pictureFile(name), svg: draw(drawing) }))
}

/** The file name of a picture. */
export function pictureFile(name: string): string {
  return `${name}.svg`
}

function draw({ ground, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800">
<defs>
<radialGradient id="ground" cx=".5" cy=".42" r=".8"><stop offset="0" stop-color="${ground[0]}"/><stop offset="1" stop-color="${ground[1]}"/></radialGradient>
<linearGradient id="steel" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#eef2f6"/><stop offset=".45" stop-color="#b4bfcb"/><stop offset=".6" stop-color="#dfe5eb"/><stop offset="1" stop-color="#8d99a8"/></linearGradient>
</defs>
<rect width="400" height="400" fill="url(#ground)"/>
<ellipse cx="200" cy="350" rx="116" ry="14" fill="#1c2733" fill-opacity=".1"/>
${shapes}
</svg>
`
}
