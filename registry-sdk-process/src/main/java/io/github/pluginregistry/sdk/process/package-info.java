/**
 * Extensions that run as processes of their own: the messages that both sides exchange, and a
 * server for extensions in Java. See {@code docs/extension-protocol.md}.
 */
@NullMarked
package io.github.pluginregistry.sdk.process;

import org.jspecify.annotations.NullMarked;
