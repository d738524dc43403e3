import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findSipPrograms } from "@/bin/kit/sip-programs";

/** What became of calls: the codes of their final answers, and how long each waited for its answer, in ms. */
export type Calls = { codes: number[]; waited: number[] };

/** For tests: Kamailio with the guide's own configuration, and somebody behind it who answers every call. */
export type PhoneSystem = {
  /** Calls once, with this `From` header, and returns the code of the final answer. */
  call(from: string): Promise<number>;
  /** Calls from each of these numbers, so many a second. */
  callFrom(numbers: string[], perSecond: number): Promise<Calls>;
  stop(): Promise<void>;
};

export type KamailioOptions = {
  /** The address of the gate, without a slash at the end. */
  gate: string;
  key: string;
  allowWhenUnknown?: boolean;
  /** How many processes of Kamailio take calls, each blocked while it asks. */
  workers?: number;
};

const GUIDE = path.resolve("docs/guides/kamailio.cfg");
const SCENARIOS = path.resolve("gate/testing");
const PATIENCE_MS = 10_000;

/** Starts the phone system on free ports of loopback. Brings Kamailio and sipp where they are not installed. */
export async function startPhoneSystem(options: KamailioOptions): Promise<PhoneSystem> {
  const programs = findSipPrograms();
  const folder = mkdtempSync(path.join(os.tmpdir(), "blacklist-sip-"));
  const [proxy, callee] = [await freeUdpPort(), await freeUdpPort()];
  const run = (program: string, args: string[]) => startProgram(program, args, folder);
  const sipp = (args: string[]) => run(programs.sipp, ["-i", "127.0.0.1", "-nostdin", ...args]);
  const kamailio = run(programs.kamailio, kamailioArgs(options, { folder, proxy, callee }));
  const answering = sipp(["-sf", `${SCENARIOS}/callee.xml`, "-p", String(callee)]);
  const stop = async () => {
    await Promise.all([kamailio.stop(), answering.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await isAnswering(proxy))) {
    await stop();
    throw new Error(`Kamailio did not start: ${kamailio.said()}`);
  }
  const make = async (from: string, numbers: string[], perSecond: number): Promise<Calls> => {
    const scenario = readFileSync(`${SCENARIOS}/caller.xml`, "utf8").replaceAll("[from]", from);
    writeFileSync(`${folder}/caller.xml`, scenario);
    writeFileSync(`${folder}/numbers.csv`, `SEQUENTIAL\n${numbers.join("\n")}\n`);
    const [calls, port] = [String(numbers.length), String(await freeUdpPort())];
    const rate = ["-recv_timeout", String(PATIENCE_MS), "-m", calls, "-l", calls, "-r", String(perSecond)];
    const trace = ["-trace_shortmsg", "-shortmessage_file", "messages.log"];
    const where = [`127.0.0.1:${proxy}`, "-p", port, "-sf", "caller.xml", "-inf", "numbers.csv"];
    await sipp([...where, ...rate, ...trace]).ended;
    return readCalls(readFileSync(`${folder}/messages.log`, "utf8"));
  };
  return {
    call: async (from) => (await make(from, ["nobody"], 50)).codes[0] ?? 0,
    callFrom: (numbers, perSecond) => make("<sip:[field0]@127.0.0.1>", numbers, perSecond),
    stop,
  };
}

/** Reads sipp's trace of messages, to the microsecond: its own times of answers are in steps of the kernel's clock. */
function readCalls(trace: string): Calls {
  const began = new Map<string, number>();
  const calls: Calls = { codes: [], waited: [] };
  for (const line of trace.split("\n")) {
    const [, , seconds = "", way, call = "", sequence, first = ""] = line.split("\t");
    if (sequence !== "CSeq:1 INVITE") continue;
    const start = began.get(call);
    if (way === "S") began.set(call, start ?? Number(seconds));
    const code = Number(first.split(" ")[1]);
    if (way === "S" || code < 200 || start === undefined) continue;
    calls.codes.push(code);
    calls.waited.push((Number(seconds) - start) * 1_000);
    began.delete(call);
  }
  return calls;
}

type Ports = { folder: string; proxy: number; callee: number };

function kamailioArgs(
  { gate, key, allowWhenUnknown, workers = 8 }: KamailioOptions,
  { folder, proxy, callee }: Ports,
) {
  const defines = [
    `LISTEN_ON=udp:127.0.0.1:${proxy}`,
    `NEXT_HOP="sip:127.0.0.1:${callee}"`,
    `GATE="gate=>${gate};timeout=1"`,
    `GATE_KEY="${key}"`,
    `WORKERS=${workers}`,
    ...(allowWhenUnknown ? ["ALLOW_WHEN_UNKNOWN"] : []),
  ].flatMap((define) => ["-A", define]);
  return ["-DD", "-E", "-f", GUIDE, "-Y", folder, "-w", folder, "-m", "32", "-M", "4", ...defines];
}

function startProgram(program: string, args: string[], cwd: string) {
  const child: ChildProcess = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr?.on("data", (text: Buffer) => {
    words += text.toString();
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { pid: child.pid, ended, stop, said: () => words };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

/** Whether somebody answers SIP at this port, within some seconds: anything that is no INVITE gets a 405. */
async function isAnswering(port: number): Promise<boolean> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const us = `127.0.0.1:${socket.address().port}`;
  const question = [
    `OPTIONS sip:127.0.0.1:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${us};branch=z9hG4bK-up`,
    `From: <sip:${us}>;tag=1`,
    `To: <sip:127.0.0.1:${port}>`,
    `Call-ID: up@${us}`,
    "CSeq: 1 OPTIONS",
    "Max-Forwards: 70",
    "Content-Length: 0",
  ];
  const answered = once(socket, "message").then(() => true);
  const asking = setInterval(() => socket.send(`${question.join("\r\n")}\r\n\r\n`, port, "127.0.0.1"), 50);
  const result = await Promise.race([answered, sleep(PATIENCE_MS, false)]);
  clearInterval(asking);
  socket.close();
  return result;
}
