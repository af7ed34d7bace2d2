/* The chat's launcher on a company's site. Loads nothing and calls nobody until the chat is opened. */
(() => {
  'use strict';

  const VERSION = 1;
  const PATIENCE = 12_000;
  const TEXTS = {
    ru: { open: 'Открыть чат', close: 'Закрыть чат', title: 'Чат с администратором', unread: 'непрочитанных' },
    en: { open: 'Open the chat', close: 'Close the chat', title: 'Chat with the receptionist', unread: 'unread' },
  };
  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button {
      position: fixed; bottom: calc(var(--offset) + env(safe-area-inset-bottom)); z-index: 2147483000;
      display: grid; place-items: center; width: 60px; height: 60px; padding: 0; border: 0; border-radius: 999px;
      background: var(--colour); color: var(--on); cursor: pointer; box-shadow: 0 6px 20px rgb(20 20 30 / 28%);
    }
    :host([data-side=right]) button { right: var(--offset); }
    :host([data-side=left]) button { left: var(--offset); }
    button:focus-visible { outline: 3px solid var(--colour); outline-offset: 3px; }
    svg { width: 28px; height: 28px; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    .cross, [aria-expanded=true] .talk { display: none; }
    [aria-expanded=true] .cross { display: block; }
    .badge {
      position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 999px;
      background: #b3261e; color: #fff; font: 600 13px/22px system-ui, sans-serif; text-align: center;
    }
    .panel {
      position: fixed; bottom: calc(var(--offset) + 72px + env(safe-area-inset-bottom)); z-index: 2147483001;
      width: 400px; height: min(680px, calc(100dvh - var(--offset) - 92px)); max-width: calc(100vw - 2 * var(--offset));
      overflow: hidden; border: 1px solid rgb(128 128 140 / 30%); border-radius: 14px; background: #f7f7f5;
      box-shadow: 0 12px 40px rgb(20 20 30 / 28%);
    }
    :host([data-side=right]) .panel { right: var(--offset); }
    :host([data-side=left]) .panel { left: var(--offset); }
    iframe { display: block; width: 100%; height: 100%; border: 0; opacity: 0; }
    .ready iframe { opacity: 1; }
    .wait { position: absolute; inset: 0; display: grid; place-items: center; }
    .wait i { width: 28px; height: 28px; border-radius: 999px; background: var(--colour); animation: wait 1.2s infinite; }
    .ready .wait { display: none; }
    @keyframes wait { 50% { opacity: .25; } }
    @media (prefers-color-scheme: dark) { .panel { background: #141416; } }
    @media (prefers-reduced-motion: reduce) { .wait i { animation: none; } }
    @media (max-width: 640px) {
      .panel { inset: 0; width: 100%; max-width: none; height: 100dvh; border: 0; border-radius: 0; }
      :host([data-open]) button { display: none; }
    }
    @media (forced-colors: active) { button { border: 2px solid; } }
    @media print { button, .panel { display: none; } }
  `;

  const script = document.currentScript || document.querySelector('script[data-company][src*="/widget.js"]');
  const early = Array.isArray(window.AIAdmin) ? window.AIAdmin : [];
  if (!script || (window.AIAdmin && window.AIAdmin.version)) return;

  const options = script.dataset;
  const host = new URL(script.src).origin;
  const company = options.company || '';
  const language = options.language === 'en' ? 'en' : 'ru';
  const texts = TEXTS[language];
  const small = matchMedia('(max-width: 640px)');
  const listeners = new Map();

  let root = null;
  let button = null;
  let badge = null;
  let panel = null;
  let frame = null;
  let wait = 0;
  let ready = false;
  let blocked = false;
  let isOpen = false;
  let wanted = false;
  let gone = false;
  let unread = 0;
  let context = {};
  let user = null;
  let scroll = null;
  let pushed = false;

  // ---- what the site may call

  const api = {
    version: VERSION,
    open: () => open(),
    close: () => close(),
    toggle: () => (isOpen ? close() : open()),
    /** Tells of ready, open, close, unread {count}, booked, identified, not-identified, gone. Returns what ends it. */
    on(event, listener) {
      if (typeof listener !== 'function') return () => {};
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event).add(listener);
      return () => listeners.get(event).delete(listener);
    },
    /** {service, text, label}: what the visitor looks at. Shown to the visitor as a ready answer, believed by nobody. */
    setContext(next) {
      context = { ...context, ...next };
      sendContext();
    },
    /** {id, name, phone, exp, sig}: signed by the site's server. */
    setUser(next) {
      user = next;
      if (ready && user) post({ type: 'user', user });
    },
    destroy,
    push(...calls) {
      for (const [name, ...values] of calls) {
        if (name !== 'push' && typeof api[name] === 'function') api[name](...values);
      }
      return calls.length;
    },
  };
  window.AIAdmin = api;

  // Nothing before the page has loaded and rests: the site's own speed comes first.
  const idle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 3000 }) : (work) => setTimeout(work, 300);
  if (document.readyState === 'complete') idle(start);
  else addEventListener('load', () => idle(start), { once: true });
  api.push(...early);

  function start() {
    if (root || gone || !company) return;
    root = document.createElement('div');
    root.dataset.side = options.side === 'left' ? 'left' : 'right';
    const shadow = root.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet(); // no style element: works under the strictest style-src
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const colour = /^#[0-9a-f]{6}$/i.test(options.colour || '') ? options.colour : '#5B4BDB';
    const offset = Math.min(200, Math.max(0, Number(options.offset ?? 20) || 0));
    root.style.setProperty('--colour', colour);
    root.style.setProperty('--on', isLight(colour) ? '#16131f' : '#ffffff');
    root.style.setProperty('--offset', offset + 'px');

    button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-expanded', 'false');
    button.append(picture('cross', 'M6 6l12 12M18 6 6 18'), picture('talk', 'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7L7 21.5v-4H5A1.5 1.5 0 0 1 3.5 16V7A1.5 1.5 0 0 1 5 5.5zM8 10h8M8 13.5h5'));
    badge = document.createElement('span');
    badge.className = 'badge';
    badge.hidden = true;
    button.append(badge);
    button.addEventListener('click', api.toggle);
    shadow.append(button);
    name();
    document.body.append(root);
    visible();

    document.addEventListener('click', fromLink);
    document.addEventListener('keydown', escape);
    addEventListener('message', fromFrame);
    addEventListener('popstate', back);
    window.navigation?.addEventListener?.('navigatesuccess', visible);
    window.visualViewport?.addEventListener('resize', fit);
    window.visualViewport?.addEventListener('scroll', fit);
    small.addEventListener('change', settle);
    if (wanted) open();
    else soon();
  }

  // Once a visit, on wide screens, and never over a form that is being filled in.
  function soon() {
    const seconds = Number(options.openAfter);
    if (!(seconds > 0) || remembered('aiadmin-offered')) return;
    setTimeout(() => {
      const busy = document.activeElement && /^(input|textarea|select)$/i.test(document.activeElement.tagName);
      if (isOpen || gone || busy || small.matches || root.hidden) return;
      remember('aiadmin-offered');
      open(false);
    }, seconds * 1000);
  }

  // ---- open and close

  function open(focus = true) {
    wanted = true;
    if (!root || isOpen || gone) return;
    if (blocked) {
      window.open(address(), '_blank', 'noopener');
      return;
    }
    if (!panel) build();
    isOpen = true;
    panel.hidden = false;
    root.toggleAttribute('data-open', true);
    button.setAttribute('aria-expanded', 'true');
    name();
    settle();
    if (small.matches) {
      history.pushState({ ...history.state, aiadmin: true }, '');
      pushed = true;
    }
    if (focus) frame.focus();
    if (ready) post({ type: 'shown', focus });
    sendContext();
    emit('open');
  }

  function close(byBack = false) {
    wanted = false;
    if (!isOpen) return;
    const inside = root.shadowRoot.activeElement === frame;
    isOpen = false;
    panel.hidden = true;
    root.removeAttribute('data-open');
    button.setAttribute('aria-expanded', 'false');
    name();
    settle();
    if (pushed && byBack !== true) {
      pushed = false;
      if (history.state && history.state.aiadmin) history.back();
    }
    pushed = false;
    post({ type: 'hidden' });
    if (inside || small.matches) button.focus();
    emit('close');
  }

  function destroy() {
    gone = true;
    if (isOpen) close();
    clearTimeout(wait);
    root?.remove();
    document.removeEventListener('click', fromLink);
    document.removeEventListener('keydown', escape);
    removeEventListener('message', fromFrame);
    removeEventListener('popstate', back);
    window.navigation?.removeEventListener?.('navigatesuccess', visible);
    window.visualViewport?.removeEventListener('resize', fit);
    window.visualViewport?.removeEventListener('scroll', fit);
    small.removeEventListener('change', settle);
    root = panel = frame = button = badge = null;
    ready = false;
  }

  function build() {
    panel = document.createElement('div');
    panel.className = 'panel';
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', texts.title);
    const waiting = document.createElement('div');
    waiting.className = 'wait';
    waiting.append(document.createElement('i'));
    frame = document.createElement('iframe');
    frame.title = texts.title;
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads');
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.src = address();
    frame.addEventListener('load', () => post({ type: 'hello' }));
    panel.append(waiting, frame);
    root.shadowRoot.append(panel);
    // A site whose rules forbid our frame still gets its chat, in a window of its own.
    wait = setTimeout(() => {
      if (ready || gone) return;
      blocked = true;
      close();
      panel.remove();
      panel = frame = null;
    }, PATIENCE);
  }

  function address() {
    const from = options.label ? '&from=' + encodeURIComponent(options.label.slice(0, 64)) : '';
    return host + '/chat/' + encodeURIComponent(company) + '?lang=' + language + from;
  }

  // ---- messages, to and from exactly our own origin and frame

  function post(message) {
    frame?.contentWindow?.postMessage({ aiadmin: VERSION, ...message }, host);
  }

  function fromFrame(event) {
    if (event.origin !== host || !frame || event.source !== frame.contentWindow) return;
    const data = event.data;
    if (!data || data.aiadmin !== VERSION) return;
    if (data.type === 'ready') {
      ready = true;
      clearTimeout(wait);
      panel.classList.add('ready');
      sendContext();
      if (user) post({ type: 'user', user });
      post(isOpen ? { type: 'shown', focus: root.shadowRoot.activeElement === frame } : { type: 'hidden' });
      emit('ready');
    } else if (data.type === 'close') close();
    else if (data.type === 'unread') {
      unread = Math.max(0, Math.min(999, Number(data.count) || 0));
      name();
      emit('unread', { count: unread });
    } else if (data.type === 'gone') {
      emit('gone');
      destroy();
    } else if (['booked', 'identified', 'not-identified'].includes(data.type)) emit(data.type);
  }

  function sendContext() {
    if (!ready) return;
    const marks = [...new URLSearchParams(location.search)].filter(([key]) => key.startsWith('utm_'));
    const query = marks.length ? '?' + new URLSearchParams(marks) : '';
    const { service, text, label } = context;
    post({
      type: 'context',
      context: { service, text, label: label ?? options.label, page: location.origin + location.pathname + query, title: document.title },
    });
  }

  function emit(event, detail = {}) {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (failure) {
        setTimeout(() => {
          throw failure; // the site's own mistake, shown in the site's own console
        });
      }
    }
  }

  // ---- looks

  function name() {
    if (!button) return;
    button.setAttribute('aria-label', isOpen ? texts.close : texts.open + (unread ? ', ' + unread + ' ' + texts.unread : ''));
    badge.hidden = !unread || isOpen;
    badge.textContent = unread > 99 ? '99+' : String(unread);
  }

  function visible() {
    if (!root) return;
    const paths = (options.hideOn || '').split(',').map((each) => each.trim()).filter(Boolean);
    root.hidden = paths.some((path) => location.pathname.startsWith(path));
    root.style.display = root.hidden ? 'none' : '';
    if (root.hidden && isOpen) close();
    sendContext();
  }

  // On a phone the chat covers the page, and the page under it stays where it was.
  function settle() {
    const cover = isOpen && small.matches;
    panel?.setAttribute('aria-modal', String(cover));
    const page = document.documentElement.style;
    if (cover && scroll === null) {
      scroll = page.overflow;
      page.overflow = 'hidden';
    } else if (!cover && scroll !== null) {
      page.overflow = scroll;
      scroll = null;
    }
    fit();
  }

  // The keyboard must not cover the input.
  function fit() {
    if (!panel || !window.visualViewport) return;
    const cover = isOpen && small.matches;
    panel.style.height = cover ? visualViewport.height + 'px' : '';
    panel.style.top = cover ? visualViewport.offsetTop + 'px' : '';
    panel.style.bottom = cover ? 'auto' : '';
  }

  function fromLink(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href="#chat"]') : null;
    if (!link) return;
    event.preventDefault();
    open();
  }

  function escape(event) {
    if (event.key === 'Escape' && isOpen && !event.defaultPrevented) close();
  }

  function back() {
    if (isOpen && pushed) close(true);
    visible();
  }

  function picture(kind, path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', kind);
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }

  // Whether dark words read better on the colour than white ones.
  function isLight(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18;
  }

  function remember(key) {
    try {
      sessionStorage.setItem(key, '1');
    } catch {
      // storage is blocked: offered once a page instead
    }
  }

  function remembered(key) {
    try {
      return sessionStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  }
})();
