/**
 * Authentication: by password, by bearer token, and by the sign-in page that portal and web applications
 * share; and the filters that
 * protect all endpoints. What a role may do is not decided here.
 */
package org.eduverify.access.login;
