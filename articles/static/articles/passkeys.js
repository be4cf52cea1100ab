// Says in words what became of a passkey that wasn't used, in place of silence.
const trouble = document.getElementById("passkey-trouble");

const REASONS = { InvalidStateError: "known", SecurityError: "address" };

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const reason = REASONS[event.detail.exception.name] ?? "refused";
  const found = window.PublicKeyCredential ? reason : "address";
  trouble.textContent = trouble.dataset[found];
  trouble.className = "errornote";
  trouble.hidden = false;
});
