import { memberContext } from "@/lib/collaborators/membership";
import { ownersOf } from "@/lib/collaborators/owners";
import { signedIn } from "@/lib/web/context";
import { MissingPermission } from "./missing-permission";

export const metadata = { title: "Not allowed" };

/** The 403 page: which permission is missing, and who in the company can give it. */
export default async function Forbidden() {
  const member = await signedIn();
  const owners = member ? await ownersOf({ companyId: member.company.id }) : [];
  const held = member ? [...memberContext(member).permissions] : [];
  return <MissingPermission held={held} companyName={member?.company.name} owners={owners} />;
}
