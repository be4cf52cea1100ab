// Run oidc-provider on this machine: node provider.mjs FOLDER PORT ORIGIN
// It believes everybody who types one of these names, and says so of them.
import { pathToFileURL } from "node:url";

const [folder, port, origin] = process.argv.slice(2);
const entry = `${folder}/node_modules/oidc-provider/lib/index.js`;
const { Provider } = await import(pathToFileURL(entry).href);

const PEOPLE = {
  erika: { email_verified: true, groups: ["news-authors", "staff"] },
  stranger: { email_verified: true, groups: ["staff"] },
  unverified: { email_verified: false, groups: ["news-authors"] },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "news",
      client_secret: "a secret of both",
      redirect_uris: [`${origin}/admin/login/oidc/back/`],
      backchannel_logout_uri: `${origin}/admin/login/oidc/logout/`,
      backchannel_logout_session_required: true,
    },
  ],
  claims: {
    openid: ["sub"],
    email: ["email", "email_verified"],
    profile: ["name"],
    groups: ["groups"],
  },
  cookies: { keys: ["only for a test"] },
  features: { backchannelLogout: { enabled: true } },
  // The newsroom is on this machine, too, which it wouldn't ask by itself.
  fetch: (url, { dispatcher: _guard, ...options }) => fetch(url, options),
  findAccount: (_context, name) =>
    PEOPLE[name] && {
      accountId: name,
      claims: () => ({
        sub: name,
        name: `${name} of the institute`,
        email: `${name}@example.org`,
        ...PEOPLE[name],
      }),
    },
});
for (const event of ["server_error", "backchannel.error", "grant.error"]) {
  provider.on(event, (...told) => console.error(event, ...told));
}
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
