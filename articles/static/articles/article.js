// Show the buttons for printing and copying, which need this script to work.
for (const button of document.querySelectorAll(".print-button")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Browsers let only safe pages (https, or on this machine) write to the clipboard.
if (navigator.clipboard) {
  const said = document.querySelector(".copy-status");
  for (const button of document.querySelectorAll(".copy-button")) {
    const text = button.closest(".copies").querySelector(".copyable");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = "";
      requestAnimationFrame(() => (said.textContent = said.dataset.done));
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 2000);
    });
  }
}
