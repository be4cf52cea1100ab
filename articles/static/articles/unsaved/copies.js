/* Copies of what is typed and isn't saved: in this browser, and on the server for the
   account's other computers. They are sealed with a key that the desk gives to the account
   they belong to, and to nobody else.

   Without a safe origin (https, or this very machine) browsers seal nothing; then there
   are no copies. */

const NAME = "newsroom-unsaved";
const STORE = "copies";
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;
const CAN = canSeal();
const AES = "AES-GCM";
const IV = 12; // bytes
export const channel = new BroadcastChannel(NAME);
const bytes = (text) => new TextEncoder().encode(text);

function canSeal() {
  try {
    return Boolean(crypto.subtle && indexedDB);
  } catch {
    return false; // where a browser is told to store nothing
  }
}

// Ask who is logged in: the status, and of who is in her seals and a fresh token.
/**
 * @param {string} address
 * @returns {Promise<{ status: number, token?: string, seals: any[] }>}
 */
export async function ask(address) {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) return { status: answer.status, seals: [] };
    const { keys, token } = await answer.json();
    return {
      status: 200,
      token,
      seals: CAN ? await Promise.all(keys.map(seal)) : [],
    };
  } catch {
    return { status: 0, seals: [] };
  }
}

// One half of a key seals, the other one names what is sealed and whose it is.
async function seal(encoded) {
  const raw = Uint8Array.from(atob(encoded), (it) => it.charCodeAt(0));
  const [cipher, names] = await Promise.all([
    crypto.subtle.importKey("raw", raw.slice(0, 32), AES, false, [
      "encrypt",
      "decrypt",
    ]),
    crypto.subtle.importKey(
      "raw",
      raw.slice(32),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    ),
  ]);
  const named = async (text) => {
    const signed = new Uint8Array(await crypto.subtle.sign("HMAC", names, bytes(text)));
    return [...signed].map((it) => it.toString(16).padStart(2, "0")).join("");
  };
  return { cipher, named, owner: await named("owner") };
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Open for one act, and close: nothing that is to be deleted may be held open.
async function within(mode, act) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore(STORE, { keyPath: "id" });
    store.createIndex("owner", "owner");
  };
  const base = await done(opening);
  try {
    const change = base.transaction(STORE, mode);
    const found = await act(change.objectStore(STORE));
    await new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onabort = () => reject(change.error);
      if (change.commit) change.commit();
    });
    return found;
  } finally {
    base.close();
  }
}

/**
 * @param {any[]} seals of which the first is the account's own of now
 * @param {string} form
 * @param {string} id
 * @param {number} at
 * @param {string} words
 */
export async function keep([own], form, id, at, words) {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const cipher = { name: AES, iv, additionalData: bytes(id) };
  const sealed = await crypto.subtle.encrypt(cipher, own.cipher, bytes(words));
  const row = { id, owner: own.owner, form: await own.named(form), at, iv, sealed };
  await within("readwrite", (store) => done(store.put(row)));
  return row;
}

export async function rowsOf(seals) {
  const lists = await within("readonly", (store) =>
    Promise.all(seals.map(({ owner }) => done(store.index("owner").getAll(owner)))),
  );
  return lists.flatMap((rows, n) => rows.map((row) => ({ ...row, own: seals[n] })));
}

// Return the account's copies of some forms, the newest first; each names its form.
export async function find(seals, forms, elsewhere) {
  const names = new Map();
  for (const own of seals) {
    for (const form of forms) names.set(await own.named(form), { own, form });
  }
  const rows = (await rowsOf(seals)).filter((it) => names.has(it.form));
  if (elsewhere) rows.push(...(await rowsThere(elsewhere, names)));
  for (const row of rows) row.of = names.get(row.form)?.form;
  const opened = (await Promise.all(rows.map(open))).filter(Boolean);
  const newest = new Map(opened.sort((a, b) => a.at - b.at).map((it) => [it.id, it]));
  return [...newest.values()].sort((a, b) => b.at - a.at);
}

async function rowsThere(elsewhere, names) {
  const asked = new URLSearchParams([...names.keys()].map((it) => ["form", it]));
  try {
    const answer = await fetch(`${elsewhere}?${asked}`, { cache: "no-store" });
    const { copies } = answer.ok ? await answer.json() : { copies: [] };
    return copies.map(({ id, form, at, sealed }) => {
      const all = Uint8Array.from(atob(sealed), (it) => it.charCodeAt(0));
      const [iv, rest] = [all.slice(0, IV), all.slice(IV)];
      return { id, form, at, iv, sealed: rest, own: names.get(form)?.own };
    });
  } catch {
    return []; // offered are the copies of this browser
  }
}

// Send a copy to the server. Return the status; 0 if there was no answer.
export function send(elsewhere, token, { id, form, at, iv, sealed }) {
  const all = [...iv, ...new Uint8Array(sealed)];
  const encoded = btoa(all.map((it) => String.fromCharCode(it)).join(""));
  return tell(elsewhere, token, Object.entries({ id, form, at, sealed: encoded }));
}

export function dropThere(elsewhere, token, ids) {
  return tell(
    elsewhere,
    token,
    ids.map((id) => ["drop", id]),
  );
}

async function tell(elsewhere, token, entries) {
  const body = new URLSearchParams(entries);
  const headers = { "X-CSRFToken": token };
  try {
    return (await fetch(elsewhere, { method: "POST", body, headers })).status;
  } catch {
    return 0;
  }
}

export async function open({ id, of, at, iv, sealed, own }) {
  try {
    const cipher = { name: AES, iv, additionalData: bytes(id) };
    const words = await crypto.subtle.decrypt(cipher, own.cipher, sealed);
    return { id, of, at, words: new TextDecoder().decode(words) };
  } catch {
    return null;
  }
}

export function drop(ids) {
  return within("readwrite", (store) =>
    Promise.all(ids.map((id) => done(store.delete(id)))),
  );
}

// Forget what is older than two weeks, whoever's it is.
export async function clear() {
  const since = Date.now() - KEPT_FOR;
  const old = (rows) => rows.filter((it) => it.at < since).map((it) => it.id);
  await drop(
    await within("readonly", async (store) => old(await done(store.getAll()))),
  );
}

// Forget all of the account's; and the whole place, once nobody's is left in it.
export async function forget(seals) {
  const ids = (await rowsOf(seals)).map((it) => it.id);
  await drop(ids);
  const left = await within("readonly", (store) => done(store.count()));
  if (!left) await done(indexedDB.deleteDatabase(NAME));
  return ids;
}
