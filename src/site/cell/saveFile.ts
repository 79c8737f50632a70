// Gives the reader a text as a file.

export function saveFile(name: string, text: string, type = "application/json"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken hold of the text once the click is over; some take it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
