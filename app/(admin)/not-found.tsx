export const metadata = { title: "Not found" };

export { NothingHere as default } from "@/components/nothing-here";
