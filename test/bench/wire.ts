import { connect, type Socket } from 'node:net';

export interface Answered {
  readonly status: number;
  readonly body: Buffer;
}
interface Waiting {
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: Error) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * One kept-alive HTTP/1.1 connection, one request at a time, for load: it reads as little of an answer as it can, because
 * whoever sends the load shares the machine with whom it measures. Answers need a content-length.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #host: string;
  #chunks: Buffer[] = [];
  #received = 0;
  #expected = -1;
  #bodyFrom = 0;
  #status = 0;
  #waiting: Waiting | null = null;

  constructor(host: string, port: number) {
    this.#host = `${host}:${port}`;
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')));
  }

  ask(method: string, path: string, headers: string, body: string | null): Promise<Answered> {
    const length =
      body === null ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    const text = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${headers}${length}\r\n${body ?? ''}`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(text);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected < 0) this.#readHead();
    if (this.#expected < 0 || this.#received < this.#expected) return;
    const whole = Buffer.concat(this.#chunks);
    const answer = { status: this.#status, body: whole.subarray(this.#bodyFrom, this.#expected) };
    this.#chunks = [];
    this.#received = 0;
    this.#expected = -1;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(answer);
  }

  #readHead(): void {
    const start = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const end = start?.indexOf(headEnd) ?? -1;
    if (start === undefined || end < 0) return;
    const head = start.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#fail(new Error(`an answer without content-length:\n${head}`));
      return;
    }
    this.#status = Number(head.slice(9, 12));
    this.#bodyFrom = end + headEnd.length;
    this.#expected = this.#bodyFrom + Number(length);
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
  }
}
