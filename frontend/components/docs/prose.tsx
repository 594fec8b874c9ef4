/** A text of a document; what stands in backticks is code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={index} className="rounded bg-sunken px-1 text-sm [overflow-wrap:anywhere]">
        {part}
      </code>
    ),
  );
}
