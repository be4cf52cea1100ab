// Addresses: what is meant by what was typed or pasted, and where it really leads.

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
// An article of our own: articles/foundation/markup/own_links.py says what becomes of it.
const OWN = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#:]|$)/u;
const BARE = /^(?:https?:\/\/|www\.)[^\s<>"]+$/i;
const MOST_REDIRECTS = 3;

export const ownKey = (href) => OWN.exec(href ?? "")?.[1] ?? null;
export const ownAddress = (key) => `urn:uuid:${key}`;

export function isAddress(href) {
  if (ownKey(href)) return true;
  try {
    return SCHEMES.has(new URL(href, "https://relative.invalid/").protocol);
  } catch {
    return false;
  }
}

// Return what is meant by `www.example.org` or `desk@example.org`; null for no address.
export function address(typed) {
  if (MAIL.test(typed)) return `mailto:${typed}`;
  if (HOST.test(typed)) return `https://${typed}`;
  const isWhole = ownKey(typed) || /^(?:https?:\/\/|mailto:|[/#?])\S+$/i.test(typed);
  return isWhole && isAddress(typed) ? unwrapped(typed) : null;
}

// Return the address that a text is and nothing else, null for any other text.
export function bareAddress(text) {
  const line = text.trim();
  return BARE.test(line) ? address(line) : null;
}

// The page in place of which a search engine, a mail program or a network put its own;
// articles/foundation/markup/redirects.py does the same with what is stored.
export function unwrapped(href, redirects) {
  let found = href;
  for (let round = 0; round < MOST_REDIRECTS; round += 1) {
    const target = targetOf(found, redirects ?? known());
    if (!target) return found;
    found = target;
  }
  return found;
}

let redirecting = null;

// The hosts that redirect, with the paths and parameters by which they do: the desk
// tells them, so that they are told once.
const known = () => {
  const place = document.querySelector("[data-redirects]");
  redirecting ??= JSON.parse(place?.dataset.redirects ?? "[]");
  return redirecting;
};

function targetOf(href, redirects) {
  if (!URL.canParse(href)) return null;
  const { hostname, pathname, searchParams } = new URL(href);
  for (const [host, path, parameter] of redirects) {
    const isThere = new RegExp(`^(?:${host})$`).test(hostname);
    const target = isThere && pathname === path && searchParams.get(parameter);
    if (target && /^https?:\/\/\S+$/i.test(target)) return target;
  }
  return null;
}
