/** What people see of a running recording, and its summary. */
@NullMarked
package dev.livekeep.app.progress;

import org.jspecify.annotations.NullMarked;
