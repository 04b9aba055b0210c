"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const findings = all(".finding");
  const form = document.getElementById("filter");
  const tip = document.getElementById("tip");

  // Filter by severity and rule; a mark stays while one of its findings is shown.
  function filter() {
    const chosen = new FormData(form);
    const severities = chosen.getAll("severity");
    const rule = chosen.get("rule");
    for (const one of findings) {
      one.hidden = !severities.includes(one.dataset.severity) || (rule && rule !== one.dataset.rule);
    }
    for (const mark of all("mark")) {
      const shown = mark.dataset.findings.split(" ").some((id) => !document.getElementById(id).hidden);
      mark.style.background = shown ? "" : "none";
    }
    for (const row of all(".row")) {
      const some = [...row.querySelectorAll(".finding")].some((one) => !one.hidden);
      row.classList.toggle("other", Boolean(chosen.get("only")) && !some);
    }
  }
  form?.addEventListener("change", filter);
  form?.addEventListener("submit", (event) => event.preventDefault());

  // Which words a finding is about, and which finding is about the words.
  function point(id) {
    for (const one of all(".here")) one.classList.remove("here");
    const finding = document.getElementById(id);
    if (!finding) return;
    finding.classList.add("here");
    for (const mark of all("mark")) {
      if (mark.dataset.findings.split(" ").includes(id)) mark.classList.add("here");
    }
  }
  for (const one of findings) {
    one.addEventListener("mouseenter", () => point(one.id));
    one.addEventListener("focus", () => point(one.id));
  }
  for (const mark of all("mark")) {
    mark.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const shown = mark.dataset.findings.split(" ").find((id) => !document.getElementById(id).hidden);
      if (shown) document.getElementById(shown).focus();
    });
  }

  // n and p: to the next and the previous finding.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
    if (event.target.closest?.("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { n: 1, p: -1 }[event.key];
    const shown = findings.filter((one) => !one.hidden);
    if (!step || !shown.length) return;
    const at = shown.findIndex((one) => one.classList.contains("here"));
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  });

  // A citation's reference on hover and focus.
  function show(event) {
    const cite = event.currentTarget;
    tip.textContent = cite.dataset.tip;
    tip.hidden = false;
    cite.setAttribute("aria-describedby", "tip");
    const box = cite.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 16);
    tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
    const below = box.bottom + tip.offsetHeight + 12 < window.innerHeight;
    tip.style.top = `${window.scrollY + (below ? box.bottom + 6 : box.top - tip.offsetHeight - 6)}px`;
  }
  for (const cite of all("[data-tip]")) {
    cite.addEventListener("mouseenter", show);
    cite.addEventListener("focus", show);
    for (const away of ["mouseleave", "blur"]) cite.addEventListener(away, () => (tip.hidden = true));
  }
})();
