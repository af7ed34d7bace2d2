// The page: puts the conversation, the menu and the forms together, and talks to the site around it when it is a widget.

import { accents } from './colour.js';
import { calendarFile, offer } from './calendar.js';
import { Connection, Memory } from './connection.js';
import { Thread, button, icon } from './thread.js';
import { fill, masked, phoneOf } from './format.js';

const VERSION = 1;
const LATE = 30_000;
const company = /\/chat\/([^/]+)\/?$/.exec(location.pathname)?.[1] ?? '';
const embedded = window.parent !== window;
const asked = new URLSearchParams(location.search);
const $ = (id) => document.getElementById(id);

const memory = new Memory(company);
const connection = new Connection(company, memory);
const thread = new Thread($('log'), press);

let words = {};
let config = null;
let language = 'ru';
let site = null; // the origin of the page around us, once it has said hello
let shown = !embedded; // whether the visitor sees the panel
let unread = 0;
let newest = 0;
let status = 'agent';
let statusBy = null;
let spoke = false;
let lateTimer = 0;
let dotsTimer = 0;
let context = {};
let pageLine = 0;
let greeting = null;

document.documentElement.classList.toggle('embedded', embedded);
begin();

async function begin() {
  dress();
  wire();
  // What was typed before the page was ready stays; else what the last page left unsent.
  $('text').value ||= memory.get('draft') ?? '';
  grow();
  try {
    config = await connection.config();
  } catch (failure) {
    language = preferredLanguage('ru');
    await speak(language);
    $('chat').removeAttribute('aria-busy');
    if ([403, 404, 410].includes(failure.status)) end();
    else offerReload(words.loadFailed, () => location.reload());
    return;
  }
  paint(config.colour);
  await speak(preferredLanguage(config.language));
  connection.introduce({ consent: config.consent, source: source() });
  if (embedded) tell('ready');
  await connection.start();
  if (isNew()) greet();
  $('live').setAttribute('aria-live', 'polite');
  $('chat').removeAttribute('aria-busy');
  toBottom();
  if (shown && !matchMedia('(pointer: coarse)').matches) $('text').focus({ preventScroll: true });
}

// ---- words and looks

function preferredLanguage(otherwise) {
  const wanted = memory.get('language') ?? asked.get('lang') ?? otherwise;
  return wanted === 'en' ? 'en' : 'ru';
}

async function speak(next) {
  const response = await fetch('/webchat/messages.' + next + '.json', { credentials: 'omit' });
  words = await response.json();
  language = next;
  connection.language = next;
  document.documentElement.lang = next;
  document.querySelectorAll('[data-text]').forEach((each) => (each.textContent = words[each.dataset.text]));
  document.querySelectorAll('[data-label]').forEach((each) => each.setAttribute('aria-label', words[each.dataset.label]));
  document.querySelectorAll('[data-placeholder]').forEach((each) => (each.placeholder = words[each.dataset.placeholder]));
  const title = config?.title ?? words.unnamed;
  $('title').textContent = title;
  document.title = title;
  $('avatar').textContent = [...title.replace(/[^\p{L}\p{N}]/gu, '')][0]?.toUpperCase() ?? '•';
  thread.speak(words, next, config?.zone);
  if (config && isNew()) greetAgain();
  consentLine();
  noticeLine();
  fillMenu();
}

function dress() {
  const kept = memory.get('look');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.look = kept;
  $('send').append(icon('send'));
  $('menu-button').append(icon('menu'));
  $('close-button').append(icon('close'));
  $('close-button').hidden = !embedded;
}

function paint(colour) {
  const { light, dark } = accents(colour);
  document.documentElement.style.setProperty('--accent-light', light);
  document.documentElement.style.setProperty('--accent-dark', dark);
}

function isDark() {
  const kept = document.documentElement.dataset.look;
  return kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function noticeLine() {
  const pattern = {
    agent: words.aiNotice,
    called: words.calledNotice,
    trouble: words.troubleNotice,
    human: statusBy ? words.humanNoticeBy : words.humanNotice,
  }[status];
  $('notice').replaceChildren(
    icon({ agent: 'spark', called: 'person', human: 'person', trouble: 'alert' }[status] ?? 'spark'),
    fill(pattern ?? words.aiNotice, { name: statusBy ?? '' }));
}

function consentLine() {
  const line = $('consent');
  line.hidden = !config?.policy || connection.hasSession;
  line.replaceChildren(words.consent + ' ');
  if (config?.policy && /^https?:\/\//i.test(config.policy)) {
    const link = document.createElement('a');
    link.href = config.policy;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = words.consentLink;
    line.append(link);
  }
}

function isNew() {
  return !spoke && !connection.hasSession && memory.get('token') === null;
}

function greetAgain() {
  thread.clear();
  greeting = null;
  greet();
}

function greet() {
  if (greeting !== null) return;
  const service = typeof context.service === 'string' ? context.service.slice(0, 80).trim() : '';
  const starters = (config.starters ?? []).map((each) => ({ label: each, payload: each }));
  if (service) {
    const says = fill(words.service, { service });
    starters.unshift({ label: says.slice(0, 64), payload: says });
  }
  greeting = --pageLine;
  thread.add({
    seq: greeting,
    from: 'agent',
    text: config.greeting ?? words.greeting,
    at: new Date().toISOString(),
    buttons: starters,
  });
}

// ---- what the visitor does

function wire() {
  const text = $('text');
  $('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    text.value = '';
    grow();
    say({ text: said }, said);
    text.focus({ preventScroll: true });
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !matchMedia('(pointer: coarse)').matches) {
      event.preventDefault();
      $('composer').requestSubmit();
    }
  });
  text.addEventListener('input', grow);
  $('menu-button').addEventListener('click', () => ($('menu').hidden ? openMenu() : closeMenu(true)));
  $('menu').addEventListener('keydown', inMenu);
  $('close-button').addEventListener('click', () => tell('close'));
  $('older').addEventListener('click', showOlder);
  $('jump').addEventListener('click', () => toBottom(true));
  $('log-frame').addEventListener('scroll', scrolled, { passive: true });
  document.addEventListener('click', (event) => {
    if (!$('menu').hidden && !event.composedPath().includes($('menu')) && !event.composedPath().includes($('menu-button'))) closeMenu();
  });
  document.addEventListener('keydown', escape);
  $('phone').addEventListener('input', maskPhone);
  $('phone-form').addEventListener('submit', sendPhone);
  $('phone-cancel').addEventListener('click', () => closeForm('phone-form'));
  $('forget-no').addEventListener('click', () => closeForm('forget-form'));
  $('forget-yes').addEventListener('click', forget);
  addEventListener('message', fromSite);
  // Whatever takes room from the list (the keyboard, a form, a warning), its end stays in view if it was.
  let stuck = true;
  $('log-frame').addEventListener('scroll', () => (stuck = atBottom()), { passive: true });
  new ResizeObserver(() => stuck && toBottom()).observe($('log-frame'));
  visualViewport?.addEventListener('resize', fit);
  visualViewport?.addEventListener('scroll', fit);
  addEventListener('storage', (event) => event.key?.endsWith(':read') && countUnread());
  document.addEventListener('visibilitychange', markRead);

  connection.addEventListener('history', ({ detail }) => ($('older').hidden = !detail.older));
  connection.addEventListener('message', ({ detail }) => arrived(detail.message, detail.fresh));
  connection.addEventListener('older', ({ detail }) => olderArrived(detail));
  connection.addEventListener('outbox', ({ detail }) => queued(detail.items));
  connection.addEventListener('typing', () => dots(true));
  connection.addEventListener('status', ({ detail }) => changed(detail));
  connection.addEventListener('online', ({ detail }) => (detail.online ? clearAlert('offline') : alertLine(words.offline, 'offline')));
  connection.addEventListener('trouble', ({ detail }) => trouble(detail.code));
  connection.addEventListener('reset', ({ detail }) => reset(detail.reason));
}

function say(body, said) {
  spoke = true;
  connection.send(body, said);
  consentLine();
  expectAnswer();
  toBottom();
}

function press(action) {
  if (action.kind === 'button') say({ button: { payload: action.payload, label: action.label } }, action.shown);
  else if (action.kind === 'retry') connection.retry(action.clientId);
  else if (action.kind === 'phone') openForm('phone-form', 'phone');
  else if (action.kind === 'calendar') {
    offer(calendarFile({ booking: action.booking, title: $('title').textContent, address: location.host }), 'booking.ics');
  }
}

function grow() {
  const text = $('text');
  text.style.height = 'auto';
  text.style.height = Math.min(text.scrollHeight, 140) + 'px';
  $('send').disabled = text.value.trim() === '';
  const longest = config?.maxText ?? 2000;
  $('counter').hidden = text.value.length < longest * 0.9;
  $('counter').textContent = text.value.length + ' / ' + longest;
  memory.set('draft', text.value);
}

function maskPhone(event) {
  const field = $('phone');
  // Corrections in the middle are left alone: a mask that moves the cursor is worse than none.
  if (field.selectionStart === field.value.length && event.inputType !== 'deleteContentBackward') field.value = masked(field.value);
  $('phone-error').textContent = '';
  field.removeAttribute('aria-invalid');
}

function sendPhone(event) {
  event.preventDefault();
  const phone = phoneOf($('phone').value);
  if (!phone) {
    $('phone-error').textContent = words.phoneError;
    $('phone').setAttribute('aria-invalid', 'true');
    $('phone').focus();
    return;
  }
  const name = $('person').value.trim();
  const typed = masked($('phone').value);
  closeForm('phone-form');
  say({ contact: { phone, name: name || undefined } }, fill(words.sentPhone, { phone: typed }) + (name ? ', ' + name : ''));
}

async function forget() {
  try {
    await connection.forget();
    closeForm('forget-form');
  } catch {
    alertLine(words.forgetFailed, 'forget');
  }
}

// ---- the menu and the forms

function fillMenu() {
  const other = language === 'ru' ? 'en' : 'ru';
  const dark = isDark();
  const entries = [
    ['person', words.callHuman, () => say({ button: { payload: words.callHumanSays, label: words.callHuman } }, words.callHumanSays)],
    ['phone', words.myPhone, () => openForm('phone-form', 'phone')],
    ['moon', dark ? words.light : words.dark, () => look(dark ? 'light' : 'dark')],
    ['globe', words.otherLanguage, () => changeLanguage(other)],
    ['leave', words.forget, () => openForm('forget-form', 'forget-no')],
  ];
  const items = entries.map(([picture, name, act]) => {
    const item = button('menu-item', name, () => {
      closeMenu(true);
      act();
    }, picture);
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    return item;
  });
  if (config?.hours) {
    const hours = document.createElement('p');
    hours.className = 'hours';
    hours.append(icon('clock'), config.hours);
    items.push(hours);
  }
  $('menu').replaceChildren(...items);
}

function openMenu() {
  fillMenu();
  $('menu').hidden = false;
  $('menu-button').setAttribute('aria-expanded', 'true');
  $('menu').querySelector('button').focus();
}

function closeMenu(back) {
  $('menu').hidden = true;
  $('menu-button').setAttribute('aria-expanded', 'false');
  if (back) $('menu-button').focus();
}

function inMenu(event) {
  const items = [...$('menu').querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) {
    if (event.key === 'Tab') closeMenu();
    return;
  }
  event.preventDefault();
  items[(next + items.length) % items.length].focus();
}

function escape(event) {
  if (event.key !== 'Escape' || event.isComposing) return;
  if (!$('menu').hidden) closeMenu(true);
  else if (!$('phone-form').hidden) closeForm('phone-form');
  else if (!$('forget-form').hidden) closeForm('forget-form');
  else if (embedded) tell('close');
}

let before = null;

function openForm(id, focus) {
  before = document.activeElement;
  $('phone-form').hidden = id !== 'phone-form';
  $('forget-form').hidden = id !== 'forget-form';
  $('composer').hidden = true;
  $(focus).focus();
  toBottom();
}

function closeForm(id) {
  $(id).hidden = true;
  $('composer').hidden = false;
  (before?.isConnected ? before : $('text')).focus({ preventScroll: true });
  before = null;
}

function look(next) {
  document.documentElement.dataset.look = next;
  memory.set('look', next);
  fillMenu();
}

async function changeLanguage(next) {
  memory.set('language', next);
  await speak(next);
  await connection.reload();
}

// ---- what arrives

function arrived(message, fresh) {
  const stick = atBottom();
  thread.add(message);
  if (message.seq > newest) newest = message.seq;
  if (message.from !== 'customer') {
    if (fresh) dots(false);
    if (fresh) answered();
    if (message.booking && fresh && message.booking.status === 'active') tell('booked');
  }
  if (stick || !fresh) toBottom();
  else $('jump').hidden = false;
  consentLine();
  markRead();
}

function olderArrived({ messages, older }) {
  const frame = $('log-frame');
  const height = frame.scrollHeight;
  const top = frame.scrollTop;
  $('live').setAttribute('aria-live', 'off');
  [...messages].reverse().forEach((message) => thread.add(message));
  $('older').hidden = !older;
  $('older').disabled = false;
  frame.scrollTop = top + frame.scrollHeight - height;
  setTimeout(() => $('live').setAttribute('aria-live', 'polite'), 500);
}

async function showOlder() {
  if ($('older').disabled || !thread.firstSeq) return;
  $('older').disabled = true;
  try {
    await connection.older(thread.firstSeq);
  } catch {
    alertLine(words.loadFailed, 'offline');
  } finally {
    $('older').disabled = false;
  }
}

function queued(items) {
  const stick = atBottom();
  thread.waiting(items);
  if (stick) toBottom();
}

function changed(detail) {
  if (!['agent', 'called', 'human', 'trouble'].includes(detail.status)) return;
  status = detail.status;
  statusBy = typeof detail.by === 'string' ? detail.by.slice(0, 60) : null;
  if (status === 'human') dots(false);
  noticeLine();
}

// The dots come at once, since the agent waits a moment for the rest of what the visitor has to say.
function expectAnswer() {
  clearTimeout(lateTimer);
  if (status === 'human' || status === 'called') return;
  clearTimeout(dotsTimer);
  dotsTimer = setTimeout(() => dots(true), 150);
  lateTimer = setTimeout(late, LATE);
}

function answered() {
  clearTimeout(lateTimer);
  clearTimeout(dotsTimer);
}

function late() {
  dots(false);
  if (!navigator.onLine) return;
  thread.add({
    seq: --pageLine,
    from: 'agent',
    text: words.late,
    at: new Date().toISOString(),
    buttons: [{ label: words.callHuman, payload: words.callHumanSays }],
    asksForContact: true,
  });
  toBottom();
}

let dotsEnd = 0;

function dots(on) {
  clearTimeout(dotsTimer);
  clearTimeout(dotsEnd);
  const stick = atBottom();
  const was = !$('typing').hidden;
  $('typing').hidden = !on;
  if (on && !was) $('spoken').textContent = words.typing;
  if (!on) $('spoken').textContent = '';
  if (on) dotsEnd = setTimeout(() => dots(false), LATE + 5_000);
  if (on && stick) toBottom();
}

function trouble(code) {
  if (code === 'closed') end();
  else if (code === 'loadFailed') offerReload(words.loadFailed, () => {
    clearAlert('load');
    connection.reload();
  });
  else alertLine(words[code], code, 8_000);
  if (code === 'rejected') {
    dots(false);
    answered();
  }
}

function reset(reason) {
  thread.clear();
  newest = 0;
  unread = 0;
  greeting = null;
  status = 'agent';
  statusBy = null;
  noticeLine();
  dots(false);
  answered();
  $('older').hidden = true;
  if (reason === 'forgotten') spoke = false;
  greet();
  if (reason === 'lost') {
    thread.add({ seq: --pageLine, from: 'system', text: words.newSession, at: new Date().toISOString(), buttons: [] });
  }
  consentLine();
}

function end() {
  alertLine(words.closed, 'closed');
  $('composer').hidden = true;
  dots(false);
  answered();
  tell('gone');
}

let alertKind = null;
let alertTimer = 0;

function alertLine(said, kind, length) {
  if (alertKind === 'closed') return;
  clearTimeout(alertTimer);
  alertKind = kind;
  const line = document.createElement('span');
  line.textContent = said;
  $('alert').replaceChildren(icon('alert'), line);
  $('alert').hidden = false;
  if (length) alertTimer = setTimeout(() => clearAlert(kind), length);
}

function offerReload(said, again) {
  alertLine(said, 'load');
  $('alert').append(button('link', words.retryAll, again));
}

function clearAlert(kind) {
  if (alertKind !== kind) return;
  alertKind = null;
  $('alert').hidden = true;
}

// ---- the place in the list, and what was read

function atBottom() {
  const frame = $('log-frame');
  return frame.scrollHeight - frame.scrollTop - frame.clientHeight < 80;
}

function toBottom(smooth) {
  const frame = $('log-frame');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  frame.scrollTo({ top: frame.scrollHeight, behavior: smooth && !calm ? 'smooth' : 'instant' });
  $('jump').hidden = true;
}

function scrolled() {
  if (atBottom()) $('jump').hidden = true;
  if ($('log-frame').scrollTop < 40 && !$('older').hidden) showOlder();
}

function markRead() {
  if (shown && document.visibilityState === 'visible' && newest > Number(memory.get('read') ?? 0)) {
    memory.set('read', String(newest));
  }
  countUnread();
}

function countUnread() {
  const count = Math.max(0, newest - Number(memory.get('read') ?? 0));
  if (count === unread) return;
  unread = count;
  tell('unread', { count });
}

function fit() {
  if (embedded) return; // the site around us sees the keyboard, we do not
  const height = visualViewport.height * visualViewport.scale;
  document.documentElement.style.setProperty('--height', Math.round(height) + 'px');
  document.documentElement.style.setProperty('--shift', Math.round(visualViewport.offsetTop) + 'px');
  if (document.activeElement === $('text')) toBottom();
}

// ---- the site around the widget

function tell(type, detail = {}) {
  if (!embedded || !site) return;
  window.parent.postMessage({ aiadmin: VERSION, type, ...detail }, site);
}

function fromSite(event) {
  const data = event.data;
  if (!embedded || event.source !== window.parent || !data || data.aiadmin !== VERSION) return;
  if (site === null) {
    // Who may frame us is decided by frame-ancestors; here we only learn its exact name.
    if (data.type !== 'hello' || !/^https?:\/\//.test(event.origin)) return;
    site = event.origin;
    if (config) tell('ready');
    tell('unread', { count: unread });
    return;
  }
  if (event.origin !== site) return;
  if (data.type === 'shown') {
    shown = true;
    markRead();
    toBottom();
    if (data.focus) $('text').focus({ preventScroll: true });
  } else if (data.type === 'hidden') {
    shown = false;
  } else if (data.type === 'context' && data.context && typeof data.context === 'object') {
    context = data.context;
    if (typeof context.text === 'string' && $('text').value === '') {
      $('text').value = context.text.slice(0, 500);
      grow();
    }
    if (config && isNew()) greetAgain();
    connection.introduce({ consent: config?.consent ?? null, source: source() });
  } else if (data.type === 'user' && config?.signed && data.user && typeof data.user === 'object') {
    connection.identify(data.user).then(() => tell('identified'), () => tell('not-identified'));
  }
}

function source() {
  const text = (value, longest) => (typeof value === 'string' ? value.slice(0, longest) : undefined);
  return {
    page: text(context.page, 300),
    title: text(context.title, 200),
    label: text(context.label ?? asked.get('from'), 64),
    widget: embedded,
  };
}

