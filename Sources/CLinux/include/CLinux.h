/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CLINUX_H
#define NESTLING_CLINUX_H
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>

/* GNU extensions that the headers hide without _GNU_SOURCE. */
extern int pthread_setname_np(pthread_t, const char *);
extern int pipe2(int descriptors[2], int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *path);

extern char **environ;
static inline char **nl_environment(void) { return environ; }

/* Function-like macros are not imported. */
static inline int nl_exited(int status) { return WIFEXITED(status); }
static inline int nl_exit_code(int status) { return WEXITSTATUS(status); }
static inline int nl_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

/* Starts `path` as the leader of a process group of its own, with the three descriptors as stdin, stdout and stderr and
   nothing else open, default signal dispositions and an empty mask. `directory` may be NULL. Returns 0 or an errno. */
static inline int nl_spawn(pid_t *pid, const char *path, char *const arguments[], char *const environment[],
                           const char *directory, int input, int output, int error) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  int result = posix_spawn_file_actions_init(&actions);
  if (result != 0) return result;
  result = posix_spawnattr_init(&attributes);
  if (result != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return result;
  }
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  if (directory) result = posix_spawn_file_actions_addchdir_np(&actions, directory);
  if (result == 0) result = posix_spawn_file_actions_adddup2(&actions, input, 0);
  if (result == 0) result = posix_spawn_file_actions_adddup2(&actions, output, 1);
  if (result == 0) result = posix_spawn_file_actions_adddup2(&actions, error, 2);
  if (result == 0) result = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (result == 0) result = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return result;
}
#endif
