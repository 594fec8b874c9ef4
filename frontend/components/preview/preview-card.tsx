interface Props {
  title: string;
  text: string;
  pictures: readonly string[];
}

const PAPER = "#f5f6f2";
const INK = "#16211c";
const MUTED = "#55625b";
const BRAND = "#14594a";
const ACCENT = "#ffc247";

/** The picture of a link preview. Styled inline, since the drawing library does not support classes. */
export function PreviewCard({ title, text, pictures }: Props) {
  return (
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        background: PAPER,
        color: INK,
        fontFamily: "Bricolage latin, Bricolage latin-ext",
        fontWeight: 500,
      }}
    >
      <div
        style={{
          display: "flex",
          flex: 1,
          flexDirection: "column",
          justifyContent: "space-between",
          padding: 64,
        }}
      >
        <Brand />
        <div style={{ display: "flex", flexDirection: "column", gap: 20 }}>
          <div
            style={{
              display: "block",
              fontSize: title.length > 40 ? 52 : 72,
              fontWeight: 800,
              letterSpacing: -1.5,
              lineClamp: 4,
              lineHeight: 1.08,
              wordBreak: "break-word",
            }}
          >
            {title}
          </div>
          <div style={{ display: "block", color: MUTED, fontSize: 34, lineClamp: 2, lineHeight: 1.3 }}>
            {text}
          </div>
        </div>
      </div>
      <Pictures pictures={pictures} />
    </div>
  );
}

function Brand() {
  return (
    <div style={{ display: "flex", alignItems: "center", gap: 18, fontSize: 38, fontWeight: 800 }}>
      <svg width="64" height="64" viewBox="0 0 40 40">
        <rect width="40" height="40" rx="12" fill={BRAND} />
        <path
          d="M12.5 28.5a6 6 0 0 1-.6-11.96 8.2 8.2 0 0 1 15.7-1.3 6.7 6.7 0 0 1 .2 13.26z"
          fill="#ffffff"
        />
        <path
          d="M15.5 21.5c1 3.2 8 3.2 9 0"
          fill="none"
          stroke={ACCENT}
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      CloudCart
    </div>
  );
}

const TILE = 630;

/** One large picture, or four in a square. Without pictures, the text has the whole width. */
function Pictures({ pictures }: { pictures: readonly string[] }) {
  const side = pictures.length > 1 ? TILE / 2 : TILE;
  if (pictures.length === 0) return null;
  return (
    <div style={{ display: "flex", flexWrap: "wrap", width: TILE, height: TILE }}>
      {pictures.map((picture) => (
        // The drawing library supports no other element for pictures.
        // eslint-disable-next-line @next/next/no-img-element
        <img key={picture} src={picture} alt="" width={side} height={side} />
      ))}
    </div>
  );
}
