// Everything between the page and the server: the session, the queue of unsent messages, server events with polling as the fallback,
// and the other tabs. Knows nothing of how it looks.

const SILENCE = 40_000; // the server sends a comment every 15 s
const FIRST_BYTE = 8_000; // and one at once; a proxy that buffers lets nothing through
const POLL = 4_000;
const POLL_HIDDEN = 20_000;
const PAGE = 50;

/**
 * Texts that outlive the page where the browser allows it: in local storage; in a frame whose storage is blocked the short ones in partitioned
 * cookies, which no other site's frame can see; in memory elsewhere (some in-app browsers).
 */
export class Memory {
  #prefix;
  #fallback = new Map();
  #storage = null;

  constructor(company) {
    this.#prefix = 'aiadmin:' + company + ':';
    try {
      const probe = this.#prefix + 'probe';
      localStorage.setItem(probe, '1');
      localStorage.removeItem(probe);
      this.#storage = localStorage;
    } catch {
      this.#storage = null;
    }
  }

  get(name) {
    if (this.#storage) return this.#storage.getItem(this.#prefix + name);
    return this.#fallback.get(name) ?? this.#cookie(name);
  }

  set(name, value) {
    try {
      if (this.#storage) {
        this.#storage.setItem(this.#prefix + name, value);
        return;
      }
    } catch {
      // full: keep it for this page
    }
    this.#fallback.set(name, value);
    const short = value.length <= 100;
    this.#setCookie(name, short ? value : '', short ? 90 * 86_400 : 0);
  }

  remove(name) {
    this.#fallback.delete(name);
    if (this.#storage) this.#storage.removeItem(this.#prefix + name);
    else this.#setCookie(name, '', 0);
  }

  json(name, otherwise) {
    try {
      return JSON.parse(this.get(name)) ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  #cookie(name) {
    try {
      const start = 'aiadmin-' + name + '=';
      const found = document.cookie.split('; ').find((each) => each.startsWith(start));
      return found ? decodeURIComponent(found.slice(start.length)) : null;
    } catch {
      return null;
    }
  }

  // For the page alone: the path keeps it out of every call.
  #setCookie(name, value, seconds) {
    try {
      document.cookie = 'aiadmin-' + name + '=' + encodeURIComponent(value) + '; path=' + location.pathname +
        '; max-age=' + seconds + '; secure; samesite=none; partitioned';
    } catch {
      // blocked, too: this page's memory is all there is
    }
  }
}

class Refused extends Error {
  constructor(status, retryAfter) {
    super('status ' + status);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Emits: history {older}, message {message, fresh}, older {messages, older}, outbox {items}, typing, status {status, by}, online {online},
 * trouble {code}, reset {reason}.
 */
export class Connection extends EventTarget {
  #company;
  #memory;
  #tabs;
  #token = null;
  #last = 0;
  #seen = new Set();
  #outbox = [];
  #abort = null;
  #running = false;
  #pumping = false;
  #pumpTimer = 0;
  #failures = 0;
  #buffered = 0;
  #consent = null;
  #source = null;
  #language = 'ru';
  #wake = null;
  #ended = false;
  #started = false;
  #loading = null;
  #logged = new Set();

  constructor(company, memory) {
    super();
    this.#company = company;
    this.#memory = memory;
    this.#tabs = 'BroadcastChannel' in window ? new BroadcastChannel('aiadmin:' + company) : null;
    this.#tabs?.addEventListener('message', (event) => this.#fromTab(event.data));
    addEventListener('online', () => this.#hurry());
    addEventListener('offline', () => this.#emit('online', { online: false }));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#hurry();
    });
    addEventListener('pageshow', (event) => event.persisted && this.#hurry());
  }

  get hasSession() {
    return this.#token !== null;
  }

  set language(value) {
    this.#language = value;
  }

  /** What goes with the first message: the consent that the visitor reads above the input, and where the visitor came from. */
  introduce({ consent, source }) {
    this.#consent = consent;
    this.#source = source;
  }

  async config() {
    return this.#json(await this.#fetch('GET', this.#api('config'), { token: null }));
  }

  /** Takes up the conversation of this browser, if it has one. */
  async start() {
    this.#token = this.#memory.get('token');
    this.#outbox = this.#merged(); // something may have been said already while the page was loading
    this.#outbox.forEach((item) => {
      if (item.state === 'sending') item.state = 'waiting';
    });
    this.#emit('outbox', { items: this.#outbox });
    if (this.#token) {
      await this.#load();
      this.#listen();
    }
    this.#started = true;
    this.#pump();
  }

  /** Puts a message into the queue. @returns its clientId */
  send(body, shown) {
    const item = { clientId: uuid(), body, shown, at: new Date().toISOString(), state: 'waiting', tries: 0 };
    this.#outbox.push(item);
    this.#saveOutbox();
    this.#pump();
    return item.clientId;
  }

  retry(clientId) {
    const item = this.#outbox.find((each) => each.clientId === clientId);
    if (!item) return;
    item.state = 'waiting';
    item.tries = 0;
    this.#saveOutbox();
    this.#hurry();
  }

  /** Earlier messages. */
  async older(before) {
    const answer = await this.#json(await this.#fetch('GET', this.#api('history?before=' + before + '&limit=' + PAGE)));
    answer.messages.forEach((message) => this.#seen.add(message.seq));
    this.#emit('older', answer);
  }

  async reload() {
    if (this.#token) {
      await this.#load();
      this.#listen();
    }
    this.#hurry();
  }

  /** Hands on what the company's site signed about its customer. */
  async identify(user) {
    await this.#session();
    const answer = await this.#json(await this.#fetch('POST', this.#api('identify'), { body: user }));
    this.#keep(answer.token);
    this.#abort?.abort();
  }

  /** Ends the session here and on the server. */
  async forget() {
    if (this.#token) await this.#fetch('DELETE', this.#api('session'));
    this.#clear();
    this.#tabs?.postMessage({ type: 'forgotten' });
    this.#emit('reset', { reason: 'forgotten' });
  }

  // ---- the session

  async #session() {
    if (this.#token) return;
    const known = this.#memory.get('token');
    if (known) {
      this.#token = known; // another tab was first
    } else {
      const body = { consent: this.#consent, source: this.#source };
      const answer = await this.#json(await this.#fetch('POST', this.#api('session'), { body, token: null }));
      this.#keep(answer.token);
    }
    this.#listen();
  }

  #keep(token) {
    this.#token = token;
    this.#memory.set('token', token);
    this.#tabs?.postMessage({ type: 'token', token });
  }

  #clear() {
    this.#token = null;
    this.#last = 0;
    this.#seen.clear();
    this.#logged.clear();
    this.#outbox = [];
    this.#memory.remove('token');
    this.#memory.remove('outbox');
    this.#memory.remove('read');
    this.#abort?.abort();
  }

  // The server no longer knows the token. What waits is sent in a new session.
  #lost(token) {
    if (token !== this.#token) return;
    const waiting = this.#outbox.filter((item) => item.state !== 'accepted');
    this.#clear();
    this.#outbox = waiting;
    this.#saveOutbox();
    this.#emit('reset', { reason: 'lost' });
    this.#emit('outbox', { items: this.#outbox });
  }

  // ---- sending

  #saveOutbox() {
    this.#outbox = this.#merged();
    this.#memory.set('outbox', JSON.stringify(this.#outbox));
    this.#emit('outbox', { items: this.#outbox });
    this.#tabs?.postMessage({ type: 'outbox' });
  }

  #hurry() {
    this.#failures = 0;
    clearTimeout(this.#pumpTimer);
    this.#pumpTimer = 0;
    this.#wake?.();
    this.#pump();
  }

  async #pump() {
    if (!this.#started || this.#pumping || this.#pumpTimer || this.#ended) return;
    this.#pumping = true;
    try {
      await this.#alone(() => this.#drain());
    } finally {
      this.#pumping = false;
    }
  }

  // One tab sends at a time, so that the order stays. Where the browser has no locks, or denies them to a frame without storage,
  // the clientId still keeps each message single.
  async #alone(work) {
    let began = false;
    try {
      await navigator.locks.request('aiadmin:' + this.#company + ':outbox', () => {
        began = true;
        return work();
      });
    } catch (failure) {
      if (began) throw failure;
      await work();
    }
  }

  async #drain() {
    let item;
    while ((item = this.#next())) {
      item.state = 'sending';
      this.#emit('outbox', { items: this.#outbox });
      try {
        await this.#session();
        await this.#fetch('POST', '/api/v1/webchat/webhook/' + this.#company, {
          body: { clientId: item.clientId, language: this.#language, ...item.body },
        });
        item.state = 'accepted';
        this.#failures = 0;
        this.#saveOutbox();
        this.#emit('online', { online: true });
      } catch (failure) {
        if (!this.#afterFailure(item, failure)) return;
      }
    }
  }

  #next() {
    this.#outbox = this.#merged();
    return this.#outbox.find((each) => each.state === 'waiting' || each.state === 'sending');
  }

  // Whether to go on with the queue at once.
  #afterFailure(item, failure) {
    const status = failure instanceof Refused ? failure.status : 0;
    item.state = 'waiting';
    if (status === 401 && item.tries < 2) {
      item.tries++;
      this.#lost(this.#token);
      return true;
    }
    if (status === 404 || status === 410 || status === 403) {
      this.#ended = true;
      item.state = 'failed';
      this.#saveOutbox();
      this.#emit('trouble', { code: 'closed' });
      return false;
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429) {
      item.state = 'failed';
      this.#saveOutbox();
      this.#emit('trouble', { code: 'rejected' });
      return true;
    }
    item.tries++;
    this.#failures++;
    this.#saveOutbox();
    if (status === 429) this.#emit('trouble', { code: 'tooFast' });
    else this.#emit('online', { online: false });
    const delay = (status === 429 && failure.retryAfter) || backoff(this.#failures);
    this.#pumpTimer = setTimeout(() => {
      this.#pumpTimer = 0;
      this.#pump();
    }, delay);
    return false;
  }

  // ---- receiving

  #load() {
    this.#loading ??= this.#loadOnce().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #loadOnce() {
    const token = this.#token;
    try {
      const answer = await this.#json(await this.#fetch('GET', this.#api('history?limit=' + PAGE)));
      this.#emit('history', { older: answer.older });
      answer.messages.forEach((message) => this.#arrived(message, false));
      this.#emit('online', { online: true });
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401) this.#lost(token);
      else this.#emit('trouble', { code: 'loadFailed' });
    }
  }

  async #catchUp() {
    for (let more = true; more; ) {
      const answer = await this.#json(
        await this.#fetch('GET', this.#api('history?after=' + this.#last + '&limit=' + PAGE)));
      answer.messages.forEach((message) => this.#arrived(message, true));
      more = answer.messages.length === PAGE;
    }
  }

  async #listen() {
    if (this.#running) return;
    this.#running = true;
    let attempt = 0;
    while (this.#token && !this.#ended) {
      const token = this.#token;
      try {
        if (this.#buffered >= 2) {
          await this.#catchUp();
          this.#emit('online', { online: true });
          attempt = 0;
          await this.#pause(document.visibilityState === 'visible' ? POLL : POLL_HIDDEN);
          if (this.#buffered++ > 15) this.#buffered = 1; // a minute later the events get another chance
        } else {
          await this.#stream();
          attempt = 0;
        }
      } catch (failure) {
        if (failure instanceof Refused && failure.status === 401) {
          this.#lost(token);
          continue;
        }
        if (failure instanceof Refused && [403, 404, 410].includes(failure.status)) {
          this.#ended = true;
          this.#emit('trouble', { code: 'closed' });
          break;
        }
        if (this.#token !== token) continue;
        attempt++;
        if (attempt > 1) this.#emit('online', { online: false });
        await this.#pause(failure instanceof Refused && failure.retryAfter ? failure.retryAfter : backoff(attempt));
      }
    }
    this.#running = false;
  }

  async #stream() {
    const abort = new AbortController();
    this.#abort = abort;
    let timedOut = false;
    let anything = false;
    let watch = setTimeout(() => {
      timedOut = true;
      abort.abort();
    }, FIRST_BYTE);
    try {
      const response = await fetch(this.#api('events'), {
        headers: { Accept: 'text/event-stream', 'X-Visitor-Token': this.#token, 'Last-Event-ID': String(this.#last) },
        cache: 'no-store',
        credentials: 'omit',
        signal: abort.signal,
      });
      if (!response.ok) throw refused(response);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let buffer = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        anything = true;
        this.#buffered = 0;
        clearTimeout(watch);
        watch = setTimeout(() => abort.abort(), SILENCE);
        this.#emit('online', { online: true });
        buffer += value;
        let end;
        while ((end = /\r\n\r\n|\n\n|\r\r/.exec(buffer))) {
          this.#event(buffer.slice(0, end.index));
          buffer = buffer.slice(end.index + end[0].length);
        }
      }
      if (!anything) this.#buffered++;
      await this.#pause(500 + Math.random() * 1000);
    } catch (failure) {
      if (timedOut && !anything) this.#buffered++;
      throw failure;
    } finally {
      clearTimeout(watch);
      abort.abort();
      if (this.#abort === abort) this.#abort = null;
    }
  }

  #event(block) {
    const data = [];
    for (const line of block.split(/\r\n|\n|\r/)) {
      if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
    if (!data.length) return;
    let event;
    try {
      event = JSON.parse(data.join('\n'));
    } catch {
      return;
    }
    if (event.kind === 'message' && Number.isInteger(event.seq)) this.#inOrder(event);
    else if (event.kind === 'typing') this.#emit('typing', {});
    else if (event.kind === 'status') this.#emit('status', event);
    else if (event.kind === 'closed') {
      this.#ended = true;
      this.#emit('trouble', { code: 'closed' });
      this.#abort?.abort();
    }
    // what a later server may add is passed over
  }

  #inOrder(message) {
    if (message.seq > this.#last + 1 && this.#last > 0) {
      this.#catchUp().catch(() => this.#arrived(message, true));
      return;
    }
    this.#arrived(message, true);
    this.#tabs?.postMessage({ type: 'message', message });
  }

  #arrived(message, fresh) {
    if (this.#seen.has(message.seq)) return;
    this.#seen.add(message.seq);
    this.#last = Math.max(this.#last, message.seq);
    if (message.clientId) {
      this.#logged.add(message.clientId);
      if (this.#outbox.some((item) => item.clientId === message.clientId)) {
        this.#outbox = this.#outbox.filter((item) => item.clientId !== message.clientId);
        this.#memory.set('outbox', JSON.stringify(this.#merged()));
      }
    }
    this.#emit('message', { message, fresh });
  }

  // ---- other tabs

  #fromTab(data) {
    if (!data || typeof data !== 'object') return;
    if (data.type === 'message') {
      if (data.message.seq === this.#last + 1) this.#arrived(data.message, true);
    } else if (data.type === 'token') {
      if (this.#token !== data.token) {
        this.#token = data.token;
        this.#abort?.abort();
        this.#load().then(() => this.#listen());
      }
    } else if (data.type === 'outbox') {
      this.#outbox = this.#merged();
      this.#emit('outbox', { items: this.#outbox });
    } else if (data.type === 'forgotten') {
      this.#clear();
      this.#emit('reset', { reason: 'forgotten' });
    }
  }

  // What all tabs have waiting: the stored list knows the others' messages, this tab knows best about its own.
  #merged() {
    const mine = new Map(this.#outbox.map((item) => [item.clientId, item]));
    const all = this.#memory.json('outbox', []).map((item) => {
      const own = mine.get(item.clientId);
      mine.delete(item.clientId);
      if (own && item.state === 'accepted') own.state = 'accepted';
      return own ?? item;
    });
    return [...all, ...mine.values()]
      .filter((item) => !this.#logged.has(item.clientId))
      .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  }

  // ---- plumbing

  #api(path) {
    return '/chat/api/' + this.#company + '/' + path;
  }

  async #fetch(method, address, { body, token = this.#token } = {}) {
    const headers = {};
    if (token) headers['X-Visitor-Token'] = token;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(address, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw refused(response);
    return response;
  }

  async #json(response) {
    return response.json();
  }

  #pause(length) {
    return new Promise((resolve) => {
      const timer = setTimeout(done, length);
      const self = this;
      function done() {
        clearTimeout(timer);
        if (self.#wake === done) self.#wake = null;
        resolve();
      }
      this.#wake = done;
    });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function refused(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  return new Refused(response.status, seconds > 0 ? Math.min(seconds, 3600) * 1000 : 0);
}

function backoff(attempt) {
  return Math.min(30_000, 1000 * 2 ** Math.min(attempt - 1, 5)) * (0.75 + Math.random() / 2);
}

function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page on plain http has no randomUUID
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
