(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const asked = new URLSearchParams(location.search).get("theme");
    const theme = asked ?? localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {}
})();
