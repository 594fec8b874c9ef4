/** Adds the labels for screen readers that Swagger UI lacks, now and after each of its changes. */
export function labelSwagger(place: HTMLElement): () => void {
  const observer = new MutationObserver(() => label(place));
  observer.observe(place, { childList: true, subtree: true });
  label(place);
  return () => observer.disconnect();
}

function label(place: HTMLElement) {
  // Long answers scroll; a keyboard scrolls only an element that can have the focus.
  set(place, ".microlight", "tabindex", () => "0");
  set(place, "select:not([aria-label])", "aria-label", (select) => {
    const parameter = select.closest("tr[data-param-name]")?.getAttribute("data-param-name");
    const response = select.closest("tr.response")?.getAttribute("data-code");
    return parameter ? `Example of ${parameter}` : response ? `Choice for status ${response}` : "Choice";
  });
  set(place, ":is(input, textarea):not([aria-label])", "aria-label", (field) => {
    const parameter = field.closest("tr[data-param-name]")?.getAttribute("data-param-name");
    return parameter ?? field.getAttribute("placeholder") ?? "Value";
  });
}

/** Changes only what differs, since every change calls the observer again. */
function set(place: HTMLElement, selector: string, name: string, valueOf: (element: Element) => string) {
  for (const element of place.querySelectorAll(selector)) {
    const value = valueOf(element);
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
