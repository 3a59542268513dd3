/**
 * How passwords are kept and checked: hashed slowly, checked in even time, remembered shortly. It plugs into the engine,
 * so that every door checks alike; nobody calls it.
 */
package org.eduverify.access.password;
