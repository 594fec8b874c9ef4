const main = () => document.getElementById("content");

/** Before a line is removed: focuses the first link or button of the next line, else of the previous one. */
export function focusNextLine(within: Element): void {
  const line = within.closest("li");
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>("a, button") ?? main();
  target?.focus();
}

/** Focuses the remedy of the next difference, else the button that continues with the order. */
export function focusNextRemedy(within: Element): void {
  const others = [...document.querySelectorAll<HTMLElement>("[data-remedy], [data-goes-on]")];
  const after = others.find((element) => {
    const isOfThisLine = element.closest("[data-complaint]") === within.closest("[data-complaint]");
    const follows = within.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return !isOfThisLine && follows !== 0;
  });
  (after ?? main())?.focus();
}

/** Focuses the page's main part until its heading is there. */
export const focusMain = (): void => main()?.focus();

/** For the heading of a page that replaces the one with the focus; as a ref, it runs when the heading appears. */
export function takeFocusFromMain(heading: HTMLElement | null): void {
  if (heading && document.activeElement === main()) heading.focus();
}
