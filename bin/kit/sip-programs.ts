import { existsSync, readdirSync } from "node:fs";
import { findProgram, installPackages } from "./programs";
import { CommandRefusal } from "./refusal";

const WHAT = "Kamailio and sipp for the tests with a real phone system";
const PACKAGES = ["kamailio", "kamailio-utils-modules", "sip-tester"];
const LIBRARIES = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64", "/opt/homebrew/lib"];

export type SipPrograms = { kamailio: string; sipp: string };

/**
 * Returns the programs of a real phone system: Kamailio with http_client, and sipp, which calls and is called. They are
 * those that are installed, else Debian's, which root installs. Throws `CommandRefusal` with the command to run when
 * there are none.
 */
export function findSipPrograms(): SipPrograms {
  const found = installedPrograms();
  if (found) return found;
  installPackages(WHAT, PACKAGES);
  const brought = installedPrograms();
  if (brought) return brought;
  throw new CommandRefusal(`There is no ${WHAT}, although their packages are installed.`);
}

function installedPrograms(): SipPrograms | undefined {
  const [kamailio, sipp] = [findProgram(["kamailio"]), findProgram(["sipp"])];
  return kamailio && sipp && hasHttpClient() ? { kamailio, sipp } : undefined;
}

/** Debian has the module in a package of its own, in a folder that is named for the processor. */
function hasHttpClient() {
  return LIBRARIES.filter((folder) => existsSync(folder)).some((folder) =>
    ["", ...readdirSync(folder)].some((name) =>
      existsSync(`${folder}/${name}/kamailio/modules/http_client.so`),
    ),
  );
}
