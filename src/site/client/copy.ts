// Buttons that copy a text and say so.

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  const words = button.textContent ?? "";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    button.textContent = button.dataset.copied ?? words;
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}
