;;; eglot.el --- Shows the diagnostics of a Dockerfile, applies "fix all", and sees them go -*- lexical-binding: t -*-
(package-initialize)
(require 'eglot)
(setq eglot-sync-connect 60 eglot-connect-timeout 60)
(define-derived-mode plimsoll-dockerfile-mode prog-mode "Dockerfile")
(add-to-list 'eglot-server-programs
             `(plimsoll-dockerfile-mode ,(getenv "PLIMSOLL_NODE") ,(getenv "PLIMSOLL_CLI") "lsp" "--stdio"))

(defun plimsoll-wait (done)
  "Let the server answer until DONE says so; nil when it takes a minute."
  (let ((deadline (+ (float-time) 60)))
    (while (and (not (funcall done)) (< (float-time) deadline))
      ;; Both are left to idle timers, which never run in batch mode.
      (eglot--signal-textDocument/didChange)
      (accept-process-output nil 0.1)
      (flymake-start))
    (funcall done)))

(find-file "Dockerfile")
(plimsoll-dockerfile-mode)
(apply #'eglot--connect (eglot--guess-contact))
(eglot--maybe-activate-editing-mode)
(flymake-mode 1)
(unless (plimsoll-wait (lambda () (flymake-diagnostics)))
  (kill-emacs 1))
(let ((found (mapcar (lambda (diagnostic)
                       (goto-char (flymake-diagnostic-beg diagnostic))
                       (format "%d:%d %s" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text diagnostic)))
                     (flymake-diagnostics))))
  (write-region (concat (string-join found "\n") "\n") nil "found.txt"))
(let* ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                (list :textDocument (eglot--TextDocumentIdentifier)
                                      :range (list :start (eglot--pos-to-lsp-position (point-min))
                                                   :end (eglot--pos-to-lsp-position (point-max)))
                                      :context '(:diagnostics [] :only ["source.fixAll.plimsoll"]))
                                :timeout 60)))
  (mapc (lambda (action) (eglot--apply-workspace-edit (plist-get action :edit))) answer))
(unless (plimsoll-wait (lambda () (null (flymake-diagnostics))))
  (kill-emacs 2))
(save-buffer)
(eglot-shutdown (eglot--current-server-or-lose))
(kill-emacs 0)
;;; eglot.el ends here
