"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { attempt, notDoneWords } from "@/components/form/attempt";
import { SignInAgain } from "@/components/form/sign-in-again";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { FormResult, NotDone } from "@/lib/form-result";

type Question = { not: string; why: NotDone; answer: (again: boolean) => void };
type Asking = { ask: (not: string, why: NotDone) => Promise<boolean>; asking: boolean };

const AskContext = createContext<Asking>({ ask: async () => false, asking: false });

/**
 * Around the signed-in pages. When an action gets no answer, the page and what was typed stay, and a window says what
 * was not done, why, and offers the way on: to sign in here, or to send the very same again.
 */
export function NotDoneProvider({ email, children }: { email: string; children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (not: string, why: NotDone) =>
      new Promise<boolean>((resolve) => {
        const answer = (again: boolean) => {
          setQuestion(undefined);
          resolve(again);
        };
        setQuestion({ not, why, answer });
      }),
    [],
  );
  const value = useMemo(() => ({ ask, asking: question !== undefined }), [ask, question]);
  return (
    <AskContext value={value}>
      {children}
      <Dialog open={question !== undefined} onOpenChange={(open) => open || question?.answer(false)}>
        {question && <Window {...question} email={email} />}
      </Dialog>
    </AskContext>
  );
}

const HELP: Record<Exclude<NotDone, "signed_out">, string> = {
  no_connection:
    "This computer has no connection now. Nothing was sent. The page and what you typed stay as they are.",
  no_answer:
    "The connection broke before an answer came, so it may have been done all the same. The page and what you typed stay as they are.",
  old_page: "The server was updated since this page was opened. Copy what you typed, then reload the page.",
};

function Window({ not, why, answer, email }: Question & { email: string }) {
  const opener = useRef(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  const title = notDoneWords(not, why);
  if (why === "signed_out")
    return (
      <DialogContent
        title={title}
        description="The session has ended. The page and what you typed stay as they are."
        opener={opener}
      >
        <SignInAgain email={email} onAgain={() => answer(true)} />
      </DialogContent>
    );
  return (
    <DialogContent
      title={title}
      description={HELP[why]}
      opener={opener}
      footer={
        <>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          {why === "old_page" ? (
            <Button variant="primary" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          ) : (
            <Button variant="primary" onClick={() => answer(true)}>
              Try again
            </Button>
          )}
        </>
      }
    />
  );
}

/**
 * Returns the function that runs every server action of buttons and forms. `not` says what is missing when it fails:
 * "not blocked". The function returns the action's answer. Without one it asks the person, sends the same again if they
 * wish, and otherwise returns an error that says what was not done.
 */
export function usePerform() {
  const { ask } = useContext(AskContext);
  return useCallback(
    async function perform<Answer extends FormResult>(run: () => Promise<Answer>, not: string) {
      for (;;) {
        const answer = await attempt(run);
        const why = answer.ok ? undefined : (answer as Extract<FormResult, { ok: false }>).notDone;
        if (!why) return answer;
        if (!(await ask(not, why))) return { ok: false as const, errors: { base: [notDoneWords(not, why)] } };
      }
    },
    [ask],
  );
}

/** Whether the page may fetch itself anew: not while it is hidden, without a connection, or asks what to do. */
export function useMayRefresh() {
  const { asking } = useContext(AskContext);
  return useCallback(() => !asking && navigator.onLine && document.visibilityState === "visible", [asking]);
}
