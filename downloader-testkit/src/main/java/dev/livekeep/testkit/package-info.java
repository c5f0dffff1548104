/** What tests share: the contract every port keeps, fakes that keep it, and a clock that moves on demand. */
@NullMarked
package dev.livekeep.testkit;

import org.jspecify.annotations.NullMarked;
