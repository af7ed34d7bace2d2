'use strict';
// The little that pages do by themselves: theme, language, keys, copying, and a thread that stays where it is read.
(() => {
  const root = document.documentElement;
  const year = 60 * 60 * 24 * 365;

  const keep = (name, value) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  };

  const dark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  document.addEventListener('click', (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest('[data-theme-switch]')) {
      root.dataset.theme = dark() ? 'light' : 'dark';
      keep('theme', root.dataset.theme);
    }
    const language = at?.closest('[data-language]');
    if (language) {
      keep('lang', language.dataset.language);
      location.reload();
    }
    const copy = at?.closest('[data-copy]');
    if (copy) {
      navigator.clipboard?.writeText(document.getElementById(copy.dataset.copy).textContent).then(() => {
        copy.textContent = copy.dataset.copied;
      });
    }
    const another = at?.closest('[data-another]');
    if (another) {
      addEntry(document.getElementById(another.dataset.another));
    }
  });

  const addEntry = (list) => {
    const entry = list.lastElementChild.cloneNode(true);
    entry.querySelectorAll('input, textarea').forEach((field) => {
      field.value = '';
      field.textContent = '';
    });
    list.append(entry);
    entry.querySelector('input').focus();
  };

  document.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset.secret && event.target.value.startsWith('•')) {
      event.target.select();
    }
  });

  const zone = document.querySelector('[data-zone]');
  if (zone) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  }

  const scroll = document.getElementById('scroll');
  if (scroll && !new URLSearchParams(location.search).has('beforeSeq')) {
    scroll.scrollTop = scroll.scrollHeight;
  }

  // Whoever reads the end goes on reading the end; whoever reads above is left alone.
  let atEnd = false;
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target.id === 'tail' && scroll) {
      atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
    }
    // What comes while the list has the keyboard would take the focus away.
    if (event.detail.target.classList.contains('list-rows') && event.detail.target.contains(document.activeElement)) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener('htmx:afterSettle', () => {
    if (atEnd && scroll) {
      scroll.scrollTop = scroll.scrollHeight;
      atEnd = false;
    }
  });

  const rows = () => [...document.querySelectorAll('[data-row]')];

  const move = (step) => {
    const all = rows();
    if (all.length === 0) {
      return;
    }
    let at = all.indexOf(document.activeElement);
    if (at < 0) {
      at = all.findIndex((row) => row.hasAttribute('aria-current'));
    }
    const next = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
    all[next].focus();
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    n: () => rows().find((row) => row.dataset.row === 'human')?.focus(),
    '/': () => document.querySelector('.filters a')?.focus(),
    '?': () => document.getElementById('keys')?.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const writing = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (writing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
      return;
    }
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
})();
