import { ForbiddenNotice } from "@/components/forbidden-notice";

export const metadata = { title: "Not allowed" };

export default function Forbidden() {
  return <ForbiddenNotice />;
}
