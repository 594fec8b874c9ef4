/** Completes a path of this shop to an absolute URL; its host does not matter. */
const BASE = "https://shop.invalid";

/** Whether a page can show the picture at this address of the catalog, which can be any text. */
export function isPictureAddress(address: string | undefined): address is string {
  return address !== undefined && pictureUrl(address, BASE) !== undefined;
}

/** The absolute URL of the picture; undefined when the Content-Security-Policy or the URL syntax does not allow it. */
export function pictureUrl(address: string, base: string): string | undefined {
  const isPath = /^\/(?![/\\])/.test(address);
  if (!isPath && !/^https:\/\/[^/\\]/i.test(address)) return undefined;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
